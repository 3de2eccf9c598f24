package netc.compiler.type;

/** What one element of a tensor is: a 32-bit float, or the index of a class. */
public sealed interface ElementType {
    ElementType F32 = new Float32();

    /** IEEE single precision, the only kind that has a gradient. */
    record Float32() implements ElementType {
        @Override
        public String toString() {
            return "f32";
        }
    }

    /** A whole number from 0 to {@code classes - 1}, stored as {@code int}. */
    record ClassIndex(int classes) implements ElementType {
        @Override
        public String toString() {
            return "class " + classes;
        }
    }

    default boolean isFloat() {
        return this instanceof Float32;
    }
}
