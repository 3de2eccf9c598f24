package netc.compiler.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as formulas over those that have names. */
final class Formulas {
    /** A value that is read often and has no name is written as often: this keeps the text from growing exponentially. */
    private static final int LONGEST = 400;

    private final Map<Value, String> names;
    private final Map<Value, Formula> known = new HashMap<>();

    Formulas(Map<Value, String> names) {
        this.names = names;
    }

    /** How the value is computed, whether or not it has a name. */
    String definition(Value value) {
        return expand(value).text();
    }

    /** The value's name, or how it is computed. */
    String reference(Value value) {
        return operand(value).text();
    }

    static boolean isHidden(Value value) {
        return value.op() instanceof Layout.Broadcast
                || value.op() instanceof Layout.Reshape
                || (value.op() instanceof Layout layout && layout.isCopy());
    }

    private Formula operand(Value value) {
        String name = names.get(value);
        if (name != null) {
            return Formula.atom(name);
        }
        Formula formula = known.get(value);
        if (formula == null) {
            formula = learn(value);
        }
        return formula.text().length() > LONGEST ? Formula.atom("…") : formula;
    }

    /** Expands a value after all that it needs, without recursion: chains may be longer than a stack is deep. */
    private Formula learn(Value value) {
        Deque<Value> pending = new ArrayDeque<>(List.of(value));
        Formula last = Formula.atom("…");
        while (!pending.isEmpty()) {
            Value next = pending.peek();
            List<Value> missing = parts(next).stream()
                    .filter(part -> !names.containsKey(part) && !known.containsKey(part))
                    .toList();
            if (missing.isEmpty()) {
                last = expand(next);
                known.put(pending.pop(), last);
            } else {
                missing.forEach(pending::push);
            }
        }
        return last;
    }

    /** What the formula of a value is made of. */
    private static List<Value> parts(Value value) {
        Value logits = logitsOf(value);
        return logits != null ? List.of(logits) : value.operands();
    }

    private Formula expand(Value value) {
        if (value.op() instanceof Leaf leaf) {
            return leaf(leaf);
        }
        Value logits = logitsOf(value);
        if (logits != null) {
            return Formula.call(Monoid.LOGSUMEXP.toString(), operand(logits).text());
        }
        List<Formula> x = value.operands().stream().map(this::operand).toList();
        if (isHidden(value)) {
            return x.get(0);
        }
        if (value.op() instanceof Lanewise lanewise) {
            return Formula.lanewise(lanewise.function(), x);
        }
        if (value.op() instanceof Contraction contraction) {
            return ProductFormula.of(contraction, value, x.get(0), x.get(1));
        }
        if (value.op() instanceof Reduction reduction) {
            return Formula.call(reduction.monoid().toString(), x.get(0).text() + over(reduction, value.operand(0)));
        }
        if (value.op() instanceof Layout.Transpose && value.type().rank() == 2) {
            return x.get(0).transposed();
        }
        return Formula.call(value.op().toString(), x.stream().map(Formula::text).collect(Collectors.joining(", ")));
    }

    static Formula leaf(Leaf leaf) {
        if (leaf instanceof Leaf.Feed feed) {
            return Formula.atom(feed.name());
        }
        if (leaf instanceof Leaf.Parameter parameter) {
            return Formula.atom(parameter.path());
        }
        if (leaf instanceof Leaf.State state) {
            return Formula.call(state.slot(), state.path());
        }
        if (leaf instanceof Leaf.Constant constant) {
            return Formula.number(constant.value());
        }
        boolean mean = leaf instanceof Leaf.Scalar scalar && scalar.scalar() == StepScalar.INVERSE_BATCH;
        return mean ? Formula.INVERSE_BATCH : Formula.atom(leaf.toString());
    }

    /** The x of {@code max(x) + log(sum(exp(x - max(x))))}, as which a log-sum-exp is computed; else {@code null}. */
    private static @Nullable Value logitsOf(Value value) {
        if (!is(value, Binary.ADD) || !is(value.operand(1), Unary.LOG)) {
            return null;
        }
        Value max = value.operand(0);
        Value sum = value.operand(1).operand(0);
        boolean reductions = max.op() instanceof Reduction a
                && a.monoid() == Monoid.MAX
                && sum.op() instanceof Reduction b
                && b.equals(new Reduction(Monoid.SUM, a.axes(), a.keep(), a.overBatch()));
        if (!reductions || !is(sum.operand(0), Unary.EXP)) {
            return null;
        }
        Value x = max.operand(0);
        Value shifted = sum.operand(0).operand(0);
        return is(shifted, Binary.SUB) && shifted.operands().equals(List.of(x, max)) ? x : null;
    }

    private static boolean is(Value value, LaneFunction function) {
        return value.op() instanceof Lanewise lanewise && lanewise.function() == function;
    }

    /** What a reduction folds, where that is not simply all axes of a sample. */
    private static String over(Reduction reduction, Value operand) {
        List<Integer> axes = reduction.axes();
        String samples = reduction.overBatch() ? ", over samples" : "";
        return axes.isEmpty() || axes.size() == operand.type().rank() ? samples : samples + ", axis = " + axes;
    }
}
