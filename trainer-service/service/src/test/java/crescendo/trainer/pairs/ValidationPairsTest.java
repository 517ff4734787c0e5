package crescendo.trainer.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.dataset.VariableImages;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.image.Bicubic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationPairsTest {
    @TempDir
    Path cache;

    @Test
    void anImageIsTheUpperLeftPartOfWholeLowResolutionPixelsAndThatPartShrunk() throws IOException {
        VariableImages images = CodedImages.of(cache, new Sides(9, 9), new Sides(14, 31));

        Pair pair = new ValidationPairs(images, 3).pair(1);

        assertThat(List.of(pair.high().height(), pair.high().width())).containsExactly(12, 30);
        assertThat(pair.high().pixels()).isEqualTo(images.part(1, 0, 0, 12, 30).pixels());
        assertThat(pair.low().pixels()).isEqualTo(Bicubic.shrunk(pair.high().pixels(), 12, 30, 3, 4, 10));
    }

    @Test
    void anImageOfWhichNoPixelWouldBeLeftIsNamed() throws IOException {
        VariableImages images = CodedImages.of(cache, new Sides(9, 9), new Sides(3, 31));

        assertThatThrownBy(() -> new ValidationPairs(images, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image 1 of data set")
                .hasMessageContaining("has 3×31 pixels; at least 4 each way");
    }
}
