package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Buffer BUFFER = new Buffer.Parameters();

    private static Access panels(int rows, int columns) {
        return Access.panels(BUFFER, 32, TensorType.f32(Shape.of(rows, columns)));
    }

    @Test
    void panelsLieOneBehindTheOther() {
        Access access = panels(3, 40);

        assertThat(access.offset()).isEqualTo(32);
        assertThat(access.strides()).containsExactly(16, 1);
        assertThat(access.runStride(1)).isEqualTo(3 * 16);
        assertThat(access.isCut(1)).isTrue();
        assertThat(access.isCut(0)).isFalse();
        assertThat(access.runStride(0)).isEqualTo(16 * 16);
    }

    @Test
    void panelsFollowTheirAxis() {
        Access turned = panels(3, 40).transpose(List.of(1, 0));

        assertThat(turned.strides()).containsExactly(1, 16);
        assertThat(turned.panels()).isEqualTo(new Panels(0, 3 * 16));
        assertThat(turned.padded()).isFalse();
    }

    @Test
    void cuttingTheAxisInPanelsLeavesNone() {
        Access cut = panels(3, 40).cut(1);

        assertThat(cut.strides()).containsExactly(16, 3 * 16, 1);
        assertThat(cut.panels()).isNull();
    }

    @Test
    void cuttingAnotherAxisMovesThem() {
        Access cut = panels(20, 40).cut(0);

        assertThat(cut.strides()).containsExactly(16 * 16, 16, 1);
        assertThat(cut.panels()).isEqualTo(new Panels(2, 20 * 16));
    }

    @Test
    void whatIsBehindTheRunsBeginsAtTheLastPanel() {
        Access rest = panels(3, 40).behind(1, 2);

        assertThat(rest.offset()).isEqualTo(32 + 2 * 3 * 16);
        assertThat(rest.strides()).containsExactly(16, 1);
        assertThat(rest.panels()).isNull();
    }

    @Test
    void whatIsBehindTheRunsOfAnotherAxisKeepsThem() {
        Access rest = panels(20, 40).behind(0, 1);

        assertThat(rest.offset()).isEqualTo(32 + 16 * 16);
        assertThat(rest.panels()).isEqualTo(new Panels(1, 20 * 16));
    }

    @Test
    void panelsHaveNoOtherShape() {
        assertThat(panels(3, 40).reshape(Shape.of(3, 40), Shape.of(120))).isEmpty();
    }
}
