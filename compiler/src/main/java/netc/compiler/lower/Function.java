package netc.compiler.lower;

import netc.compiler.ast.Item;

/** Something that can be called. */
sealed interface Function {
    String name();

    /** A layer, together with the file that it sees. */
    record Layer(Item.Layer item, Module module) implements Function {
        @Override
        public String name() {
            return item.name().text();
        }

        /** Whether both are the same layer of the same file. */
        boolean isSameAs(Layer that) {
            return item.name().span().equals(that.item.name().span());
        }

        boolean isLibrary() {
            return item.span().source().isLibrary();
        }
    }

    /** A function that no layer can express. */
    record Primitive(Intrinsic intrinsic) implements Function {
        @Override
        public String name() {
            return intrinsic.signature().function();
        }
    }
}
