package crescendo.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseShapeTest {
    @ParameterizedTest(name = "{0}×{1} grows from {2}×{3}")
    @CsvSource({"128, 64, 4, 2", "64, 128, 2, 4", "96, 128, 3, 4", "4, 4, 4, 4", "1024, 768, 4, 3"})
    void isWhatImagesGrowFrom(int height, int width, int atFirst, int across) {
        BaseShape base = BaseShape.of(height, width).orElseThrow();

        assertThat(base).isEqualTo(new BaseShape(atFirst, across));
        assertThat(base.height(Math.max(height, width))).isEqualTo(height);
        assertThat(base.width(Math.max(height, width))).isEqualTo(width);
    }

    @ParameterizedTest(name = "{0}×{1} has none")
    @CsvSource({"128, 32", "100, 50", "96, 96", "128, 65", "2, 2", "0, 0"})
    void otherImagesHaveNone(int height, int width) {
        assertThat(BaseShape.of(height, width)).isEmpty();
    }

    @ParameterizedTest(name = "{0}×{1}")
    @CsvSource({"4, 1", "2, 2", "8, 4", "-4, 4"})
    void refusesWhatNothingGrowsFrom(int height, int width) {
        assertThatThrownBy(() -> new BaseShape(height, width)).hasMessageContaining("not " + height + " × " + width);
    }
}
