package crescendo.inference.runtime.upscaler;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.TinyUpscaler;
import crescendo.inference.runtime.ModelFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WideInputTest {
    private static final byte[] FILE = TinyUpscaler.own(2, 3, 5).onnx();

    @Test
    void oneByteOfTheFileIsAnotherUntilItIsNarrowedAgain() {
        ModelFile file = new ModelFile.InMemory(FILE);
        WideInput input = WideInput.in(file, "images", "raw").orElseThrow();

        ModelFile widened = input.widened(file);
        ModelFile narrowed = input.narrowed(widened);

        byte[] wide = widened.bytes();
        assertThat(wide).hasSameSizeAs(FILE);
        assertThat(IntStream.range(0, FILE.length).filter(i -> wide[i] != FILE[i]))
                .hasSize(1);
        assertThat(narrowed.bytes()).isEqualTo(FILE);
    }

    @Test
    void whatGivesNoNumbersBesideIsLeftAlone() {
        ModelFile file = new ModelFile.InMemory(FILE);

        assertThat(WideInput.in(file, "images", "upscaled")).as("bytes").isEmpty();
        assertThat(WideInput.in(file, "images", "other")).as("nothing").isEmpty();
        assertThat(WideInput.in(file, "raw", "raw")).as("no such input").isEmpty();
    }
}
