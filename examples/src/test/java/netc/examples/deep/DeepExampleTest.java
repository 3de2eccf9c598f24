package netc.examples.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import netc.data.Dataset;
import org.junit.jupiter.api.Test;

class DeepExampleTest {
    @Test
    void bothHaveEquallyManyParameters() {
        assertThat(Deep.TYPE.info().parameterCount())
                .isEqualTo(Wide.TYPE.info().parameterCount())
                .isEqualTo(15_407);
    }

    @Test
    void deeperBeatsWiderOnAverage() {
        DeepExample.Comparison comparison = DeepExample.compare(Dataset.open("builtin:letters", Path.of("")), 3);
        assertThat(comparison.deep()).isGreaterThan(comparison.wide());
    }
}
