package crescendo.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTest {
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAnAnswer() {
        answer(200, "{\"jobs\": []}");

        assertThat(http().get("/v1/jobs").path("jobs").isArray()).isTrue();
    }

    @Test
    void saysTheReasonThatTheServiceGives() {
        answer(404, "{\"error\": \"there is no job x\"}");

        assertThatThrownBy(() -> http().get("/v1/jobs/x"))
                .hasMessage("there is no job x")
                .isInstanceOfSatisfying(
                        Complaint.class, c -> assertThat(c.exitCode()).isEqualTo(ExitCode.NOT_FOUND));
    }

    @Test
    void namesAddressAndStatusWhereThereIsNoReason() {
        answer(502, "");

        assertThatThrownBy(() -> http().get("/v1/jobs")).hasMessageContaining("/v1/jobs answers with status 502");
    }

    @Test
    void saysThatNothingRunsWhereNothingListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> new Http(URI.create("http://127.0.0.1:" + free)).get("/v1/jobs"))
                .hasMessageContaining("nothing answers")
                .isInstanceOfSatisfying(
                        Complaint.class, c -> assertThat(c.exitCode()).isEqualTo(ExitCode.NOTHING_RUNNING));
    }

    @Test
    void saysThatItIsTheDiskWhereThatIsFull(@TempDir Path folder) throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(full)).as("a device that is always full").isTrue();
        answer(200, "larger");

        assertThatThrownBy(() -> http().post("/", Files.writeString(folder.resolve("a.png"), "small"), full))
                .hasMessageStartingWith("the answer cannot be written to /dev/full: ");
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Http http() {
        return new Http(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }
}
