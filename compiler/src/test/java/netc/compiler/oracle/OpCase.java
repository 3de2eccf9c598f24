package netc.compiler.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netc.compiler.ir.Op;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** An op with the types of its operands and where they may lie. */
record OpCase(Op op, List<TensorType> types, List<Domain> domains) {
    static OpCase of(Op op, TensorType... types) {
        return new OpCase(op, List.of(types), Collections.nCopies(types.length, Domain.ALL));
    }

    static OpCase of(Op op, List<Domain> domains, TensorType... types) {
        return new OpCase(op, List.of(types), domains);
    }

    /** A float tensor that all samples share. */
    static TensorType shared(int... extents) {
        return TensorType.f32(Shape.of(extents));
    }

    /** A float tensor for each sample. */
    static TensorType batched(int... extents) {
        return TensorType.batched(Shape.of(extents));
    }

    static TensorType classes(int classes, boolean batch, int... extents) {
        return new TensorType(new ElementType.ClassIndex(classes), Shape.of(extents), batch);
    }

    /** The operands of a kind, for the words of a test's name. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        types.forEach(type -> texts.add(type.toString()));
        return op + " " + String.join(", ", texts);
    }
}
