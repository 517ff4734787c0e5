package crescendo.inference.runtime.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What an upscaler runs on its own account: a trial when it is opened, and a small run when nobody uses it. */
class OwnAccountTest {
    private static final TinyUpscaler NETWORK = TinyUpscaler.own(2, 3, 5);

    private int turns;

    private static Upscaler open(Executor turns, int threads) {
        OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, threads, false);
        return TinyUpscalers.open(NETWORK, new ModelFile.InMemory(NETWORK.onnx()), runtime, turns);
    }

    private static void runOnce(Upscaler upscaler) {
        upscaler.run(new Patches(1, 9, 9, 255, (patch, y, x, channel) -> 0), made -> {});
    }

    @Test
    void bothTakeATurn() {
        Executor counted = run -> {
            turns++;
            run.run();
        };
        try (Upscaler upscaler = open(counted, 1)) {
            assertThat(turns).as("the trial").isEqualTo(1);
            runOnce(upscaler);

            upscaler.rest();

            assertThat(turns).as("and the rest").isEqualTo(2);
        }
    }

    @Test
    void oneThatIsClosedTakesNoMoreTurns() {
        Executor counted = run -> {
            turns++;
            run.run();
        };
        Upscaler upscaler = open(counted, 1);
        runOnce(upscaler);

        upscaler.close();
        upscaler.rest();

        assertThat(turns).as("the trial, and no rest").isEqualTo(1);
    }

    @Test
    void aTrialThatFailsOnceMakesNoNetworkOf256LevelsOfOneOfOurs() {
        Executor once = run -> {
            if (turns++ == 0) {
                throw new IllegalStateException("no memory for the moment");
            }
            run.run();
        };

        assertThatExceptionOfType(Unproven.class)
                .isThrownBy(() -> open(once, 1))
                .withMessageContaining("no memory for the moment");
    }

    @Test
    void whateverATrialFailsWithNoSessionIsLeftOpen() {
        Path tasks = Path.of("/proc/self/task");
        assumeThat(tasks).as("where Linux tells of threads").exists();
        Executor failing = run -> {
            throw new OutOfMemoryError("direct memory");
        };
        int before = tasks.toFile().list().length;

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> open(failing, 64));

        assertThat(tasks.toFile().list().length - before)
                .as("threads more, of which a session has 63")
                .isLessThan(40);
    }

    @Test
    void aRestThatFailsIsToldAndHarmsNobody() {
        Executor failing = run -> {
            if (turns++ > 0) {
                throw new OutOfMemoryError("direct memory");
            }
            run.run();
        };
        try (Upscaler upscaler = open(failing, 1)) {
            runOnce(upscaler);

            assertThatNoException().isThrownBy(upscaler::rest);

            assertThatNoException().isThrownBy(() -> runOnce(upscaler));
        }
    }
}
