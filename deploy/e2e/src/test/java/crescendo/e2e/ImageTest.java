package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into the inference service's image, without a container: its archive is trained, and it starts with it. */
class ImageTest {
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    @TempDir
    Path temp;

    private int port;

    @Test
    void theInferenceServiceStartsWithTheArchiveThatItsTrainingMade() throws Exception {
        Path context = temp.resolve("context");
        try (Stack stack = Stack.start("image")) {
            assertThat(stack.command(
                                    "image",
                                    "inference",
                                    "--context-only",
                                    "--context",
                                    context.toString(),
                                    "--java",
                                    java())
                            .exitCode())
                    .isZero();
            Path app = context.resolve("app");

            var trained = stack.command("image", "train-archive", "--app", app.toString());

            assertThat(trained.exitCode()).as(trained.output()).isZero();
            Path loaded = temp.resolve("loaded.log");
            Process service = start(context, loaded, stack);
            try {
                Waiting.until("the service is ready", Duration.ofMinutes(1), () -> {
                    assertThat(service.isAlive()).as(Files.readString(log())).isTrue();
                    return healthy(context, "ready");
                });
                assertThat(healthy(context, "live")).isTrue();
            } finally {
                service.destroy();
                if (!service.waitFor(1, TimeUnit.MINUTES)) {
                    service.destroyForcibly();
                }
            }
            try (Stream<String> lines = Files.lines(loaded)) {
                assertThat(lines)
                        .anyMatch(line -> line.contains("crescendo.inference.service.Start source: shared objects"));
            }
            assertThat(Files.readString(log()))
                    .as("the environment has the last word")
                    .containsPattern("MaxHeapSize +=  *" + (400 << 20) + " ");
        }
    }

    /** As the Dockerfile says, and so that it would not start without an archive that fits. */
    private Process start(Path context, Path loaded, Stack stack) throws IOException {
        port = Ports.claim("the inference service", 0);
        String fits = Runtime.version().feature() >= 25 ? "-XX:AOTMode=on" : "-Xshare:on";
        ProcessBuilder builder = inContext(context, entrypoint(context));
        builder.environment()
                .put("CRESCENDO_JAVA_OPTIONS", fits + " -Xmx400m -XX:+PrintFlagsFinal -Xlog:class+load:file=" + loaded);
        builder.environment().putAll(stack.platform().store().asEnvironment());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.platform().bootstrapServers());
        return builder.redirectOutput(log().toFile()).start();
    }

    private boolean healthy(Path context, String asked) throws IOException, InterruptedException {
        Process probe = inContext(context, List.of("bash", "../healthy", asked))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    private ProcessBuilder inContext(Path context, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(context.resolve("app").toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", Path.of(JAVA).getParent() + ":" + System.getenv("PATH"));
        builder.environment().put("CRESCENDO_HTTP_HOST", "127.0.0.1");
        builder.environment().put("CRESCENDO_HTTP_PORT", String.valueOf(port));
        return builder;
    }

    private static List<String> entrypoint(Path context) throws IOException {
        String instruction = "ENTRYPOINT ";
        String line = Files.readAllLines(context.resolve("Dockerfile")).stream()
                .filter(one -> one.startsWith(instruction))
                .findFirst()
                .orElseThrow();
        return List.of(new ObjectMapper().readValue(line.substring(instruction.length()), String[].class));
    }

    private Path log() {
        return temp.resolve("service.log");
    }

    private static String java() {
        return String.valueOf(Runtime.version().feature());
    }
}
