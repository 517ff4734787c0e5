package crescendo.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.cli.up.Farewell.Leaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarewellTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private static Leaving leaving(String name, CountDownLatch ends) {
        return new Leaving(
                name,
                Duration.ofSeconds(70),
                () -> {
                    try {
                        ends.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                ends::countDown);
    }

    /** Main of a program that ends by Ctrl-C, and takes long to do so unless it is asked again. */
    static final class Slow {
        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                new Farewell(Duration.ofMillis(1), System.out::println)
                        .to(List.of(leaving("the slow one", new CountDownLatch(1))));
                System.out.println("ended in good order");
            }));
            System.out.println("here");
            new CountDownLatch(1).await();
        }
    }

    @Test
    void saysNothingOfWhatEndsSoon() {
        new Farewell(LONG, said::add).to(List.of(leaving("the quick one", new CountDownLatch(0))));

        assertThat(said).isEmpty();
    }

    @Test
    void namesWhatTakesLongAndForHowLongItMay() {
        CountDownLatch ends = new CountDownLatch(1);
        Farewell farewell = new Farewell(Duration.ofMillis(50), said::add);

        CompletableFuture<Void> over = CompletableFuture.runAsync(() ->
                farewell.to(List.of(leaving("the quick one", new CountDownLatch(0)), leaving("the slow one", ends))));
        await().atMost(LONG).until(() -> !said.isEmpty());
        boolean waited = !over.isDone();
        ends.countDown();

        assertThat(over).succeedsWithin(LONG);
        assertThat(waited).isTrue();
        assertThat(said).containsExactly("waiting for the slow one (70 s at most); another Ctrl-C ends at once");
    }

    @Test
    void anotherInterruptEndsWhatTakesLong() throws IOException {
        Path log = folder.resolve("log");
        // whoever runs this may have told all that they start to ignore Ctrl-C
        Process program = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Slow.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(LONG).until(() -> lines(log).contains("here"));
            interrupt(program);
            await().atMost(LONG).until(() -> String.join("", lines(log)).contains("another Ctrl-C ends at once"));
            assertThat(program.isAlive()).isTrue();

            interrupt(program);

            await().atMost(LONG).until(() -> !program.isAlive());
            assertThat(lines(log)).endsWith("ended in good order");
        } finally {
            program.destroyForcibly();
        }
    }

    private static List<String> lines(Path log) throws IOException {
        return Files.readAllLines(log);
    }

    private static void interrupt(Process program) throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start();
    }
}
