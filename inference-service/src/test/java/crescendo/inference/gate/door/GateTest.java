package crescendo.inference.gate.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.Room;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before anybody looks at what is sent. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class GateTest {
    private static final Publication GATED = TinyUpscalers.published("gated", 1000, TinyUpscaler.own(2, 3, 5));
    private static final int MIB = 1 << 20;

    @Inject
    S3Bucket bucket;

    @Inject
    Gate gate;

    @Inject
    Room room;

    @TestHTTPResource("/")
    URL service;

    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(GATED);
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.inside()).isZero());
    }

    private Socket sends(String path, String... headers) throws IOException {
        Socket client = new Socket(service.getHost(), service.getPort());
        client.setSoTimeout(20_000);
        clients.add(client);
        String head = "POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                + String.join("", headers) + "\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /** Empty where the connection ended before one could be read. */
    private static String firstLine(Socket client) {
        StringBuilder line = new StringBuilder();
        try {
            InputStream in = client.getInputStream();
            for (int some = in.read(); some >= 0 && some != '\r'; some = in.read()) {
                line.append((char) some);
            }
        } catch (IOException ended) {
            // what came before is all
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/nobody/samples", "/v2/models/nobody/infer", "/v1/models/nobody/samples;a=b/"})
    void aBodyThatDoesNotSayHowLongItIsIsCounted(String path) throws IOException {
        Socket client = sends(path, "Transfer-Encoding: chunked\r\n");
        OutputStream out = client.getOutputStream();
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int sent = 0;
        try {
            for (; sent < 64 * MIB; sent += 0x10000) {
                out.write(chunk);
            }
        } catch (IOException refused) {
            // they listen no more
        }

        assertThat(sent).as("bytes that went").isLessThan(32 * MIB);
        assertThat(firstLine(client)).isIn("HTTP/1.1 413 Request Entity Too Large", "");
    }

    @Test
    void whatIsJustShortEnoughIsReadThoughItDoesNotSayHowLongItIs() throws IOException {
        Socket client = sends("/v1/models/nobody/samples", "Transfer-Encoding: chunked\r\n");
        String body = "{}" + " ".repeat(4 * MIB - 2);
        client.getOutputStream()
                .write((Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(firstLine(client)).isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void headersAloneKeepNobodyOut() throws IOException {
        for (int i = 0; i < 10; i++) {
            sends("/v1/models/nobody/samples", "Content-Length: " + 4 * MIB + "\r\n");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.inside()).isEqualTo(10));

        assertThat(room.held()).as("what is only announced").isZero();
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/nobody/samples")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/nobody/samples", "/v2/models/nobody/infer"})
    void bodiesTakeRoomAsTheyCome(String path) throws IOException {
        Socket client = sends(path, "Content-Length: " + 4 * MIB + "\r\n");
        client.getOutputStream().write(new byte[MIB]);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(room.held()).isEqualTo(MIB));
    }

    @Test
    void whoseBodyThereIsNoRoomForIsToldSoInTheMiddleOfIt() throws IOException {
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - MIB / 2)) {
            assertThat(others).isNotNull();
            Socket client = sends("/v1/models/nobody/samples", "Content-Length: " + 4 * MIB + "\r\n");
            client.getOutputStream().write(new byte[MIB]);

            assertThat(firstLine(client)).isEqualTo("HTTP/1.1 429 Too Many Requests");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/nobody/samples", "/v2/models/nobody/infer"})
    void countlessSmallThingsCountAsWhatTheyBecome(String path) {
        given().contentType("application/json")
                .body("[" + "{},".repeat(MIB / 3) + "0]")
                .post(path)
                .then()
                .statusCode(413)
                .body("error", startsWith("it would take "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/gated/upscaled", "/v1/models/gated/upscaled/", "/v1/models/gated/%75pscaled;a"})
    void picturesAreRefusedBeforeTheyTakeAllThreads(String path) throws IOException {
        for (int i = 0; i < 8; i++) {
            sends("/v1/models/gated/upscaled", "Content-Length: 100\r\n", "Crescendo-Client: number " + i + "\r\n");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.inside()).isEqualTo(8));

        Socket ninth = sends(path, "Content-Length: 1\r\n");

        assertThat(firstLine(ninth)).isEqualTo("HTTP/1.1 429 Too Many Requests");
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/nobody/samples")
                .then()
                .statusCode(404);
    }

    @Test
    void oneClientsPicturesLeaveAPlaceToOthers() throws IOException {
        for (int i = 0; i < 7; i++) {
            sends("/v1/models/gated/upscaled", "Content-Length: 100\r\n");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.inside()).isEqualTo(7));

        Socket eighth = sends("/v1/models/gated/upscaled", "Content-Length: 1\r\n");
        Socket other = sends("/v1/models/gated/upscaled", "Content-Length: 1\r\n", "Crescendo-Client: other\r\n");
        other.getOutputStream().write('?');

        assertThat(firstLine(eighth)).isEqualTo("HTTP/1.1 429 Too Many Requests");
        assertThat(firstLine(other)).as("it is read").isEqualTo("HTTP/1.1 415 Unsupported Media Type");
    }

    @Test
    void whatQuarkusRefusesByItselfIsNotCountedForEver() throws IOException {
        Socket client = sends("/v1/models/gated/upscaled", "Content-Length: 999999999\r\n");

        assertThat(firstLine(client)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/nobody/samples", "/v2/models/nobody/infer", "/v1/models/gated/upscaled"})
    void whoeverSendsNoBodyIsNotWaitedForForEver(String path) throws IOException {
        Socket client = sends(path, "Content-Length: 100000\r\n", "Crescendo-Timeout-Ms: 200\r\n");
        client.getOutputStream().write(new byte[20_000]);

        assertThat(firstLine(client)).isEqualTo("HTTP/1.1 504 Gateway Timeout");
        while (client.getInputStream().read() >= 0) {
            assertThat(client.isConnected()).isTrue();
        }
    }
}
