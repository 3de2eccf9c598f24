package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies out of, into and between panels: whatever the blocks, the same elements go to the same places. */
class PieceTest {
    private static final Buffer FROM = new Buffer.Parameters();
    private static final Buffer TO = new Buffer.State("to");

    @ParameterizedTest
    @CsvSource({"1,17", "15,33", "16,16", "17,48", "33,31", "3,40", "40,3", "16,64"})
    void blocksCopyTheSame(int rows, int columns) {
        TensorType type = TensorType.f32(Shape.of(rows, columns));
        TensorType turned = TensorType.f32(Shape.of(columns, rows));
        Access rowMajor = Access.padded(FROM, 16, type);
        Access panels = Access.panels(FROM, 16, type);
        List<Integer> order = List.of(1, 0);

        check(new Kernel.Piece(type.shape(), panels, Access.padded(TO, 32, type)));
        check(new Kernel.Piece(type.shape(), rowMajor, Access.panels(TO, 32, type)));
        check(new Kernel.Piece(type.shape(), panels, Access.panels(TO, 32, type)));
        check(new Kernel.Piece(turned.shape(), panels.transpose(order), Access.padded(TO, 32, turned)));
        check(new Kernel.Piece(turned.shape(), rowMajor.transpose(order), Access.panels(TO, 32, turned)));
        check(new Kernel.Piece(turned.shape(), panels.transpose(order), Access.panels(TO, 32, turned)));
    }

    @Test
    void aCopyWithoutPanelsStaysWhole() {
        TensorType type = TensorType.f32(Shape.of(33, 40));
        Kernel.Piece piece = new Kernel.Piece(type.shape(), Access.padded(FROM, 0, type), Access.padded(TO, 0, type));

        assertThat(piece.withoutPanels()).containsExactly(piece);
    }

    @Test
    void aCopyIntoPanelsOfSamplesStaysWhole() {
        TensorType type = TensorType.batched(Shape.of(40));
        Access panels = Access.panelsOfSamples(TO);
        Kernel.Piece piece = new Kernel.Piece(type.shape(), Access.padded(FROM, 0, type), panels);

        assertThat(piece.withoutPanels()).containsExactly(piece);
    }

    @Test
    void aTransposeCanBeCutWhereItsFirstAxisIsNoSideOfItsBlocks() {
        TensorType type = TensorType.f32(Shape.of(33, 40));
        TensorType turned = TensorType.f32(Shape.of(40, 33));
        Access panels = Access.panels(FROM, 0, type).transpose(List.of(1, 0));
        Access rows = Access.padded(FROM, 0, type).transpose(List.of(1, 0));
        Access target = Access.panels(TO, 0, turned);

        assertThat(new Kernel.Piece(turned.shape(), panels, target)
                        .withoutPanels()
                        .get(0)
                        .isCuttable())
                .isTrue();
        assertThat(new Kernel.Piece(turned.shape(), rows, Access.padded(TO, 0, turned)).isCuttable())
                .isFalse();
    }

    private static void check(Kernel.Piece piece) {
        List<Kernel.Piece> blocks = piece.withoutPanels();
        List<List<Integer>> copied = new ArrayList<>();
        for (Kernel.Piece block : blocks) {
            assertThat(block.source().panels()).isNull();
            assertThat(block.target().panels()).isNull();
            copied.addAll(places(block));
        }
        assertThat(copied).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(places(piece));
    }

    /** Where each element comes from and goes to. */
    private static List<List<Integer>> places(Kernel.Piece piece) {
        List<List<Integer>> places = new ArrayList<>();
        int[] index = new int[piece.shape().rank()];
        for (long i = 0; i < piece.shape().size(); i++) {
            long rest = i;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis] = (int) (rest % piece.shape().extent(axis));
                rest /= piece.shape().extent(axis);
            }
            places.add(List.of(place(piece.source(), index), place(piece.target(), index)));
        }
        return places;
    }

    private static int place(Access access, int[] index) {
        int place = access.offset();
        for (int axis = 0; axis < index.length; axis++) {
            place += access.isCut(axis)
                    ? index[axis] / 16 * access.runStride(axis) + index[axis] % 16 * access.stride(axis)
                    : index[axis] * access.stride(axis);
        }
        return place;
    }
}
