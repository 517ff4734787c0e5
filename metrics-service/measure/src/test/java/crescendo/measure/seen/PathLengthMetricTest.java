package crescendo.measure.seen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLengthMetricTest {
    @ParameterizedTest
    @CsvSource({"32, 32", "256, 32", "512, 8", "1024, 2", "4096, 1"})
    void batchesOfLargeImagesAreSmallSoThatEveryWorkersFits(int side, int images) {
        assertThat(PathLengthMetric.batch(side, side)).isEqualTo(images);
    }
}
