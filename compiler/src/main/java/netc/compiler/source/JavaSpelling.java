package netc.compiler.source;

import java.util.List;
import java.util.Locale;

/** How names of a {@code .net} file are spelled in Java. */
public final class JavaSpelling {
    /** What the names of the classes that stand beside a net's own end in. */
    public static final List<String> HELPERS =
            List.of("Info", "Entries", "Kernels", "ScalarKernels", "Kernels128", "Kernels256", "Kernels512");

    private JavaSpelling() {}

    /** The name as a Java method or parameter: {@code hidden_size} becomes {@code hiddenSize}. */
    public static String camel(String name) {
        StringBuilder out = new StringBuilder();
        boolean upper = false;
        for (char c : name.toCharArray()) {
            if (c == '_' && !out.isEmpty()) {
                upper = true;
            } else if (c != '_') {
                out.append(upper ? Character.toUpperCase(c) : out.isEmpty() ? Character.toLowerCase(c) : c);
                upper = false;
            }
        }
        return out.isEmpty() ? "_" : out.toString();
    }

    /** The name as a Java type: {@code hidden_size} becomes {@code HiddenSize}. */
    public static String type(String name) {
        String camel = camel(name);
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    /** The name as a Java constant: {@code hiddenSize} becomes {@code HIDDEN_SIZE}. */
    public static String constant(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
