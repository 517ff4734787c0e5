package crescendo.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanGenerator;
import org.junit.jupiter.api.Test;

class DirectRuntimeTest {
    private static final FreshGenerator SMALL = new FreshGenerator(new ProGanGenerator(ChannelPlan.of(8, 8), 8, 1), 8);

    @Test
    void makesTheSameImagesOfASeedAsTheGoldenSampleHolds() {
        try (DirectRuntime runtime = new DirectRuntime(SMALL, SMALL.onnx())) {
            byte[] images = runtime.images(3, 5);

            assertThat(images).hasSize(3 * 8 * 8);
            assertThat(runtime.golden(3, 5).get("images").bytes()).isEqualTo(images);
            assertThat(runtime.golden(3, 5).get("latents").shape()).containsExactly(3, 8);
        }
    }

    @Test
    void namesTheGeneratorByItsChannels() {
        assertThat(SMALL.described()).isEqualTo("8, 8 channels at 4 to 8, grey");
    }

    @Test
    void refusesWrongOptionsTogether() {
        Spoken spoken = Spoken.by("sample", "--counts", "1,0", "--clients", "65", "--seconds", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --counts: 0 is not allowed; use 1 to 1024",
                        "--clients: 65 is not allowed; use 1 to 64",
                        "--seconds: 0.0 is not allowed; use 0.01 to 60");
    }
}
