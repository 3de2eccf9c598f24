package netc.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.driver.Measurements.Spread;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private final Measurements measurements = new Measurements();

    @Test
    void ratiosAreTakenWithinRounds() {
        add("netc", 1, 10, true);
        add("netc", 2, 30, true);
        add("peer", 1, 5, true);
        add("peer", 2, 20, true);
        add("peer", 3, 1000, true);

        assertThat(Measurements.ratio(series("netc"), series("peer"))).contains(new Spread(1.75, 1.5, 2));
    }

    @Test
    void onlyCleanFiguresCount() {
        add("netc", 1, 10, false);
        add("netc", 2, 30, true);

        assertThat(series("netc").median()).isEqualTo(30);
    }

    @Test
    void allFiguresCountWhereNoneIsClean() {
        add("netc", 1, 10, false);
        add("netc", 2, 30, false);

        assertThat(series("netc").median()).isEqualTo(20);
    }

    @Test
    void theBestPeerIsNeitherNetcNorTheLimit() {
        add("netc", 1, 50, true);
        add(Rounds.ALONE, 1, 60, true);
        add("limit", 1, 70, true);
        add("slow", 1, 10, true);
        add("fast", 1, 20, true);

        assertThat(measurements
                        .bestPeer("train-A", 1, "speed", true)
                        .orElseThrow()
                        .getKey()
                        .system())
                .isEqualTo("fast");
        assertThat(measurements
                        .bestPeer("train-A", 1, "speed", false)
                        .orElseThrow()
                        .getKey()
                        .system())
                .isEqualTo("slow");
    }

    private void add(String system, int round, double value, boolean clean) {
        measurements.add(new Key("train-A", system, 1, "speed", "samples/s"), round, value, clean);
    }

    private Measurements.Series series(String system) {
        return measurements.find("train-A", system, 1, "speed").orElseThrow().getValue();
    }
}
