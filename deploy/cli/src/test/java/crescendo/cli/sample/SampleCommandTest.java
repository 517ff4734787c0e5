package crescendo.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import crescendo.cli.ExitCode;
import crescendo.cli.PlayedService;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the inference service, and where its answer goes. */
class SampleCommandTest {
    @TempDir
    Path data;

    private PlayedService service;
    private final List<JsonNode> bodies = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        service = PlayedService.start(data, "inference", "/v1/models/cats/samples", this::note);
    }

    private void note(HttpExchange exchange) throws IOException {
        bodies.add(Json.tree(exchange.getRequestBody().readAllBytes()));
        byte[] answer = {1, 2, 3};
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void writesAGridOfSamples() throws IOException {
        Path file = data.resolve("out/grid.png");

        Spoken spoken = said(file, "-n", "9", "--seed", "4");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
        assertThat(bodies)
                .containsExactly(Json.tree("{\"count\":9,\"seed\":4,\"first\":0,\"format\":\"grid\"}".getBytes()));
        assertThat(spoken.out()).isEqualTo(file + ": 9 samples of cats, seed 4\n");
    }

    @Test
    void takesThePlaceOfAFileOrLeavesNothing() throws IOException {
        Path file = Files.write(data.resolve("grid.png"), new byte[] {7});
        Path folder = Files.createDirectory(data.resolve("folder.png"));

        assertThat(said(file).exitCode()).isZero();
        Spoken spoken = said(folder);

        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.err())
                .startsWith("crescendo: " + folder + " cannot be written: there is a folder of that name");
        assertThat(folder).isDirectory();
        try (Stream<Path> there = Files.list(data)) {
            assertThat(there).noneMatch(path -> path.toString().endsWith(".part"));
        }
    }

    @Test
    void saysOfAFileThatItIsNoFolder() throws IOException {
        Path file = Files.write(data.resolve("grid.png"), new byte[] {7});

        assertThat(said(file.resolve("other.png")).err())
                .isEqualTo("crescendo: " + file + ": there is a file of that name, which is no folder\n");
    }

    @Test
    void asksForALoopThatMoves() {
        said(data.resolve("loop.gif"), "-n", "24", "--interpolate", "linear", "--stops", "3", "--loop", "--fps", "20");

        assertThat(bodies.get(0).path("interpolation").toString())
                .isEqualTo("{\"way\":\"linear\",\"stops\":3,\"loop\":true}");
        assertThat(bodies.get(0).path("fps").asInt()).isEqualTo(20);
        assertThat(bodies.get(0).path("format").asText()).isEqualTo("gif");
    }

    @Test
    void asksForClassesThatAreBlended() {
        said(data.resolve("walk.gif"), "--blend-classes", "--label", "boot,shirt");

        assertThat(bodies.get(0).path("interpolation").toString()).isEqualTo("{\"loop\":false,\"classes\":\"blend\"}");
        assertThat(bodies.get(0).path("labels").toString()).isEqualTo("[\"boot\",\"shirt\"]");
    }

    @Test
    void asksForASweepOfTruncatedLatentsOfOneClass() {
        said(data.resolve("s.npy"), "--sweep", "3:-1:2", "--truncation", "0.5", "--label", "tabby");

        assertThat(bodies.get(0).path("sweep").toString()).isEqualTo("{\"variable\":3,\"from\":-1.0,\"to\":2.0}");
        assertThat(bodies.get(0).path("truncation").asDouble()).isEqualTo(0.5);
        assertThat(bodies.get(0).path("label").asText()).isEqualTo("tabby");
        assertThat(bodies.get(0).path("format").asText()).isEqualTo("npy");
    }

    @Test
    void asksForAClassForEachLatent() {
        said(data.resolve("s.png"), "-n", "2", "--label", "tabby,lion");

        assertThat(bodies.get(0).path("labels").toString()).isEqualTo("[\"tabby\",\"lion\"]");
    }

    @Test
    void saysWhichEndingsThereAre() {
        Spoken spoken = said(data.resolve("grid.tiff"));

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains("end it with one of .apng, .bin, .gif, .npy, .png, .safetensors, .zip");
        assertThat(said(data.resolve("a.png"), "--sweep", "x").err())
                .contains("--sweep: x is not allowed; use VARIABLE or VARIABLE:FROM:TO");
        assertThat(bodies).isEmpty();
    }

    private Spoken said(Path file, String... options) {
        return Spoken.by(Stream.of(
                        Stream.of("sample", "cats", "--data-dir", data.toString(), "-o", file.toString()),
                        Stream.of(options))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }
}
