package netc.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import netc.benchmarks.growth.StraightLine.Measured;
import org.junit.jupiter.api.Test;

class StraightLineTest {
    @Test
    void findsTheLineAndIgnoresSmallNets() {
        List<Measured> points = new ArrayList<>();
        for (int width : new int[] {16, 128, 256, 512, 1024}) {
            GrowthPoint point = new GrowthPoint("width", width, 2, 64);
            boolean small = point.flops() < StraightLine.FROM_FLOPS;
            points.add(new Measured(point, small ? 1e9 : 5000 + 0.01 * point.flops()));
        }

        StraightLine line = StraightLine.through(points);

        assertThat(line.intercept()).isCloseTo(5000, within(1.0));
        assertThat(line.slope()).isCloseTo(0.01, within(1e-6));
        assertThat(line.deviation(points)).isLessThan(1e-6);
    }

    @Test
    void reportsTheGreatestDeviation() {
        List<Measured> points = new ArrayList<>();
        for (int width : new int[] {128, 256, 512, 1024, 2048}) {
            GrowthPoint point = new GrowthPoint("width", width, 2, 64);
            points.add(new Measured(point, 0.01 * point.flops() * (width == 512 ? 2 : 1)));
        }

        assertThat(StraightLine.through(points).deviation(points)).isBetween(0.4, 1.0);
    }

    @Test
    void takesTheMeanOfTheMiddleHalf() {
        GrowthPoint point = new GrowthPoint("width", 16, 2, 1);

        assertThat(Measured.of(point, 9, 1, 4, 3, 100, 2, 5, 6).nanoseconds()).isEqualTo((3 + 4 + 5 + 6) / 4.0);
        assertThat(Measured.of(point, 7).nanoseconds()).isEqualTo(7);
    }

    @Test
    void readsAPointByItsName() {
        GrowthPoint point = new GrowthPoint("depth", 128, 64, 32);

        assertThat(GrowthPoint.named(point.name())).isEqualTo(point);
    }

    @Test
    void countsTheFlopsOfAStep() {
        // two layers of 16x16, of which the first needs no gradient of its inputs, and one of 16x10
        assertThat(new GrowthPoint("width", 16, 2, 1).flops()).isEqualTo(2.0 * (256 * 5 + 160 * 3));
    }
}
