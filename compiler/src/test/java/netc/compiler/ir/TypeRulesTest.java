package netc.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import netc.compiler.ir.TypeResult.Mismatch;
import netc.compiler.ir.TypeResult.Problem;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

/** What each family makes of the types of its operands, and what it says where they do not fit. */
class TypeRulesTest {
    private static final Op ADD = new Lanewise(Binary.ADD);

    @Test
    void lanewiseOperandsAlignFromTheRight() {
        assertType(ADD, "f32[3, 4]", shared(3, 1), shared(4));
        assertType(ADD, "f32[n; 3, 4]", shared(3, 4), batched());
        assertType(ADD, "f32[n; 5]", batched(5), shared());
        assertMismatch(ADD, new Mismatch(Problem.BROADCAST, 0, 1, 1, 0), shared(3, 4), shared(5));
        assertMismatch(ADD, new Mismatch(Problem.ELEMENT, 1, -1, 1, -1), batched(), classes(3));
        assertMismatch(ADD, new Mismatch(Problem.TOO_LARGE, 0, -1, 0, -1), shared(65536, 1), shared(65536));
    }

    @Test
    void reductionsDropOrKeepAxes() {
        assertType(new Reduction(Monoid.SUM, List.of(1), false, false), "f32[n; 3]", batched(3, 4));
        assertType(new Reduction(Monoid.SUM, List.of(1), true, false), "f32[n; 3, 1]", batched(3, 4));
        assertType(new Reduction(Monoid.SUM, List.of(0, 1), false, true), "f32[]", batched(3, 4));
        assertMismatch(
                new Reduction(Monoid.SUM, List.of(2), false, false),
                new Mismatch(Problem.AXIS, 0, 2, 0, 2),
                batched(3, 4));
        assertMismatch(
                new Reduction(Monoid.SUM, List.of(), false, true),
                new Mismatch(Problem.BATCH, 0, -1, 0, -1),
                shared(3));
    }

    @Test
    void matmulIsThatOfNumPy() {
        assertType(Contraction.matmul(1, 2, true), "f32[n; 5]", batched(4), shared(4, 5));
        assertType(Contraction.matmul(2, 2, true), "f32[n; 3, 5]", batched(3, 4), shared(4, 5));
        assertType(Contraction.matmul(3, 2, false), "f32[2, 3, 5]", shared(2, 3, 4), shared(4, 5));
        assertType(Contraction.matmul(2, 1, true), "f32[n; 3]", shared(3, 4), batched(4));
        assertType(Contraction.matmul(1, 1, true), "f32[n]", batched(4), batched(4));
        assertMismatch(
                Contraction.matmul(1, 2, true),
                new Mismatch(Problem.INNER_DIMENSION, 0, 0, 1, 0),
                batched(784),
                shared(785, 256));
        assertThatThrownBy(() -> Contraction.matmul(0, 2, true)).hasMessageContaining("a scalar has no axis");
    }

    @Test
    void longSumsOfFewOutputsAreSplit() {
        Contraction forward = Contraction.matmul(1, 2, true);
        assertThat(forward.isSplit(batched(896), shared(896, 5))).isTrue();
        assertThat(forward.isSplit(batched(896), shared(896, 16))).isFalse();
        assertThat(forward.isSplit(batched(64), shared(64, 10))).isFalse();
        Contraction gradient = new Contraction("k", "j", "kj", false);
        assertThat(gradient.isSplit(batched(3), batched(2))).isFalse();
    }

    @Test
    void layoutsCountTheirElements() {
        assertType(new Layout.Reshape(Shape.of(2, 6)), "f32[n; 2, 6]", batched(3, 4));
        assertType(new Layout.Transpose(List.of(2, 0, 1)), "f32[4, 2, 3]", shared(2, 3, 4));
        assertType(new Layout.Concat(1), "f32[n; 2, 5]", batched(2, 3), shared(2, 2));
        assertType(new Layout.Slice(0, 1, 3), "f32[n; 2]", batched(5));
        assertType(new Layout.Pad(1, 1, 2), "f32[3, 7]", shared(3, 4));
        assertMismatch(new Layout.Reshape(Shape.of(5)), new Mismatch(Problem.SIZE, 0, -1, 0, -1), batched(3, 4));
        assertMismatch(new Layout.Slice(0, 3, 6), new Mismatch(Problem.BOUNDS, 0, 0, 0, 0), batched(5));
        assertMismatch(new Layout.Concat(1), new Mismatch(Problem.BROADCAST, 0, 0, 1, 0), shared(2, 3), shared(3, 3));
    }

    @Test
    void aBroadcastOnlyGrows() {
        assertType(new Layout.Broadcast(batched(3, 4)), "f32[n; 3, 4]", shared(3, 1));
        Mismatch mismatch = new Mismatch(Problem.BROADCAST, 0, -1, 0, -1);
        assertMismatch(new Layout.Broadcast(shared(4)), mismatch, batched(4));
        assertMismatch(new Layout.Broadcast(shared(4)), mismatch, shared(3, 4));
        assertMismatch(new Layout.Broadcast(batched(4)), new Mismatch(Problem.ELEMENT, 0, -1, 0, -1), classes(3));
    }

    @Test
    void lookupsWantAsManyClassesAsTheRowIsLong() {
        assertType(new Lookup.Pick(), "f32[n]", batched(3), classes(3));
        assertType(new Lookup.OneHot(), "f32[n; 3]", classes(3));
        assertMismatch(new Lookup.Pick(), new Mismatch(Problem.CLASSES, 0, 0, 1, -1), batched(4), classes(3));
        assertMismatch(new Lookup.Hit(), new Mismatch(Problem.RANK, 0, -1, 1, -1), batched(2, 3), classes(3));
        assertMismatch(new Lookup.Hit(), new Mismatch(Problem.ELEMENT, 1, -1, 1, -1), batched(3), batched());
    }

    private static void assertType(Op op, String expected, TensorType... operands) {
        assertThat(op.infer(List.of(operands)))
                .as(op.toString())
                .isInstanceOfSatisfying(
                        TypeResult.Ok.class,
                        ok -> assertThat(ok.type().toString()).isEqualTo(expected));
    }

    private static void assertMismatch(Op op, Mismatch expected, TensorType... operands) {
        assertThat(op.infer(List.of(operands))).as(op.toString()).isEqualTo(expected);
    }

    private static TensorType shared(int... extents) {
        return TensorType.f32(Shape.of(extents));
    }

    private static TensorType batched(int... extents) {
        return TensorType.batched(Shape.of(extents));
    }

    private static TensorType classes(int classes) {
        return new TensorType(new ElementType.ClassIndex(classes), Shape.SCALAR, true);
    }
}
