package netc.compiler.lower;

import java.util.List;
import netc.compiler.ast.Name;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What an expression means: a value of the graph, or something that is known when compiling. */
sealed interface Meaning {
    /** Stands for an expression that was wrong; whatever uses it is silent. */
    Meaning BROKEN = new Broken();

    /** What this kind is called in messages. */
    String kind();

    /** A value of the graph. */
    record Tensor(Value value) implements Meaning {
        @Override
        public String kind() {
            return value.type().isFloat() ? "a tensor " + value.shape() : "class indices " + value.shape();
        }
    }

    /**
     * A number, in double.
     *
     * @param origin what fixed it, where that is not the text that uses it: the dim that a name was bound to
     */
    record Number(double value, @Nullable Span origin) implements Meaning {
        static Number of(double value) {
            return new Number(value, null);
        }

        boolean isWhole() {
            return value == Math.rint(value) && Math.abs(value) < 1L << 53;
        }

        @Override
        public String kind() {
            return "a number";
        }

        /** The number as people write it. */
        static String show(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value).replace(".0E", "e").replace('E', 'e');
        }
    }

    /** A length of training. */
    record Duration(double amount, boolean epochs) implements Meaning {
        @Override
        public String kind() {
            return "a duration";
        }
    }

    record Text(String value) implements Meaning {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A list of meanings with the text of each. */
    record Sequence(List<Given> elements) implements Meaning {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A layer or function that is handed on. */
    record FunctionName(Function function) implements Meaning {
        @Override
        public String kind() {
            return "the function `" + function.name() + "`";
        }
    }

    /** An initialiser, optimiser or rate whose name is only understood by the position that takes it. */
    record Recipe(Name name, List<Given> arguments, Span span) implements Meaning {
        public Recipe {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String kind() {
            return "`" + name + "`";
        }
    }

    /** See {@link #BROKEN}. */
    record Broken() implements Meaning {
        @Override
        public String kind() {
            return "an error";
        }
    }

    default boolean isBroken() {
        return this instanceof Broken;
    }
}
