package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            Process service = start(app, loaded, stack);
            try {
                Waiting.until("the service is ready", Duration.ofMinutes(1), () -> {
                    assertThat(service.isAlive()).as("the service runs").isTrue();
                    return status("/q/health/ready") == 200;
                });
            } finally {
                service.destroy();
                service.waitFor();
            }
            try (Stream<String> lines = Files.lines(loaded)) {
                assertThat(lines)
                        .anyMatch(line -> line.contains("crescendo.inference.service.Start source: shared objects"));
            }
        }
    }

    /** With {@code -Xshare:on} it would not start without an archive that fits. */
    private Process start(Path app, Path loaded, Stack stack) throws IOException {
        port = Ports.claim("the inference service", 0);
        List<String> command = new ArrayList<>(List.of(JAVA, "@flags", "-Xshare:on"));
        command.addAll(List.of("-Xlog:class+load:file=" + loaded, "-jar", "quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("service.log").toFile());
        builder.environment().putAll(stack.platform().store().asEnvironment());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.platform().bootstrapServers());
        builder.environment().put("CRESCENDO_HTTP_PORT", String.valueOf(port));
        return builder.start();
    }

    private int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return String.valueOf(Runtime.version().feature());
    }
}
