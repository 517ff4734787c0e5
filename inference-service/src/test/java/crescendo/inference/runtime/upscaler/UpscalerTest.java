package crescendo.inference.runtime.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One network, run by many. */
class UpscalerTest {
    private static final int THREADS = 3;

    private final Upscaler upscaler = TinyUpscalers.open(TinyUpscaler.own(2, 3, 5));
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        upscaler.close();
    }

    @Test
    void runsAtOnceDoNotWaitForEachOtherNorWriteOverEachOther() {
        List<int[]> alone =
                IntStream.range(0, THREADS).mapToObj(i -> made(i, () -> {})).toList();
        CyclicBarrier all = new CyclicBarrier(THREADS);

        List<CompletableFuture<int[]>> together = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> made(i, () -> await(all)), threads))
                .toList();

        for (int i = 0; i < THREADS; i++) {
            assertThat(together.get(i).join()).as("picture %d", i).isEqualTo(alone.get(i));
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    @Test
    void whatALargeRunTookIsGivenBackInALullAndFurtherRunsAreTheSame() throws IOException {
        int[] before = made(0, () -> {});
        upscaler.run(new Patches(1, 700, 700, 255, (patch, y, x, channel) -> (y + x) % 256), made -> {});
        long held = residentMiB();

        upscaler.rest();

        assertThat(residentMiB()).isLessThan(held - 20);
        assertThat(made(0, () -> {})).isEqualTo(before);
    }

    private static long residentMiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeThat(status).as("where Linux says what is resident").exists();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatIsClosedMeanwhileIsLeftAlone() {
        Upscaler other = TinyUpscalers.open(TinyUpscaler.own(2, 1, 5));
        other.run(new Patches(1, 9, 9, 255, (patch, y, x, channel) -> 0), made -> {});
        other.close();

        assertThatNoException().isThrownBy(other::rest);
    }

    /** What becomes of picture {@code i}; something is done while it is shown. */
    private int[] made(int i, Runnable meanwhile) {
        int side = 5 + i;
        int[] values = new int[4 * side * side * 3];
        upscaler.run(
                new Patches(1, side, side, 255, (patch, y, x, channel) -> (40 * i + 7 * y + 3 * x) % 256), made -> {
                    meanwhile.run();
                    Arrays.setAll(values, at -> made.at(0, at / 3 / (2 * side), at / 3 % (2 * side), at % 3));
                });
        return values;
    }

    private static void await(CyclicBarrier all) {
        try {
            all.await(20, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new IllegalStateException("the others do not come: one run waits for another", late);
        }
    }
}
