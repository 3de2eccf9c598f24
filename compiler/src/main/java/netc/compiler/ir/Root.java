package netc.compiler.ir;

/** A value that a graph is computed for: what becomes of it, and under which name. */
public sealed interface Root {
    Value value();

    /** The same root for another value of the same type. */
    Root with(Value changed);

    /** A value that the caller reads: an output, the objective, a metric. */
    record Result(String name, Value value) implements Root {
        @Override
        public Root with(Value changed) {
            return new Result(name, changed);
        }

        @Override
        public String toString() {
            return "result " + name;
        }
    }

    /** A value that replaces what a parameter or an optimiser state held; all assignments read old values. */
    record Assign(Leaf target, Value value) implements Root {
        @Override
        public Root with(Value changed) {
            return new Assign(target, changed);
        }

        @Override
        public String toString() {
            return "assign " + target;
        }
    }
}
