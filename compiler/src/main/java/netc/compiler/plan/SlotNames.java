package netc.compiler.plan;

import java.util.HashMap;
import java.util.Map;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Value;

/** Gives the slots and kernels of one graph readable names of their own: {@code h}, {@code dLogits}, {@code h2}. */
final class SlotNames {
    private final Map<String, Integer> taken = new HashMap<>();

    /** A new name after the statement that a value comes from; a transposed parameter has it after the parameter. */
    String of(Value value) {
        if (value.op() instanceof Layout.Transpose && value.operand(0).op() instanceof Leaf.Parameter parameter) {
            return unique(identifier(parameter.path()) + "Transposed");
        }
        String name = statement(value.origin());
        return unique(value.op() instanceof Layout.Copy ? name + "Panels" : name);
    }

    /** The statement that a value comes from as a Java identifier; with a {@code d} before it for a gradient. */
    static String statement(Origin origin) {
        String base = identifier(origin.name().isEmpty() ? "value" : origin.name());
        return origin.gradient() ? "d" + capitalized(base) : base;
    }

    /** The name itself where it is new, else with the next free number. */
    String unique(String base) {
        int count = taken.merge(base, 1, Integer::sum);
        String name = count == 1 ? base : base + (Character.isDigit(base.charAt(base.length() - 1)) ? "_" : "") + count;
        if (count > 1 && taken.containsKey(name)) {
            return unique(base);
        }
        taken.putIfAbsent(name, 1);
        return name;
    }

    /** A path such as {@code h[2].W} as a Java identifier: {@code h2W}. */
    static String identifier(String path) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : path.toCharArray()) {
            boolean legal = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!legal) {
                upper = name.length() > 0;
            } else if (name.length() == 0 && c <= '9') {
                name.append('v').append(c);
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.length() == 0 ? "value" : name.toString();
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
