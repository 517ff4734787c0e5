package crescendo.cli.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import crescendo.cli.ExitCode;
import crescendo.cli.PlayedService;
import crescendo.cli.Spoken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are sent, where the answers go, and what becomes of those that the service refuses. */
class UpscaleCommandTest {
    @TempDir
    Path data;

    @TempDir
    Path pictures;

    @TempDir
    Path larger;

    private PlayedService service;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> watched = new CompletableFuture<>();
    private List<String> served = List.of();
    private int crowded;

    @BeforeEach
    void listen() throws IOException {
        service = PlayedService.start(data, "inference", "/", this::answer);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    // Takes files that begin with "good"; answers with what came, in capitals; with the slow ones only once it is
    // watched.
    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/v1/models")) {
            reply(exchange, 200, "{\"models\": [" + String.join(", ", served) + "]}");
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            reply(exchange, 200, "{\"tiles\": 8, \"done\": 3}");
            watched.complete(exchange.getRequestURI().toString());
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI()).replaceAll("&name=.*", ""));
        if (crowded > 0) {
            crowded--;
            exchange.getResponseHeaders().add("Retry-After", "0");
            reply(exchange, 429, "{\"error\": \"too much at once\"}");
        } else if (exchange.getRequestURI().getPath().contains("nobody")) {
            reply(exchange, 404, "{\"error\": \"model: there is no nobody here\"}");
        } else if (body.startsWith("gone")) {
            reply(exchange, 404, "{\"error\": \"model: there is no sharp any more\"}");
        } else if (body.startsWith("good")) {
            if (body.contains("slow")) {
                watched.orTimeout(20, TimeUnit.SECONDS).join();
            }
            reply(exchange, 200, body.toUpperCase(Locale.ROOT));
        } else {
            reply(exchange, 422, "{\"error\": \"image: cut short\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Spoken said(String... arguments) {
        return Spoken.by(Stream.concat(
                        Stream.of("upscale", "--data-dir", data.toString(), "-o", larger.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Path picture(String name, String content) throws IOException {
        Path file = pictures.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void whoNamesNoModelMeansTheOnlyUpscaler() throws IOException {
        Path picture = picture("a.png", "good a");
        String faces = "{\"model\": \"faces\", \"kind\": \"generator\"}";
        String sharp = "{\"model\": \"sharp\", \"kind\": \"upscaler\"}";
        String soft = "{\"model\": \"soft\", \"kind\": \"upscaler\"}";

        served = List.of(faces);
        Spoken none = said(picture.toString());
        served = List.of(faces, sharp, soft);
        Spoken several = said(picture.toString());
        served = List.of(faces, sharp);
        Spoken one = said(picture.toString());

        assertThat(none.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(none.err()).contains("--model: no upscaler is served; train one, or bring one with");
        assertThat(several.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(several.err()).contains("--model: missing, and several are served; use one of sharp, soft");
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(asked).containsExactly("POST /v1/models/sharp/upscaled?format=png");
    }

    @Test
    void allPicturesOfFoldersAreMadeLargerAndLieAsTheyLay() throws IOException {
        picture("a.png", "good a");
        picture("within/b.JPG", "good b");
        picture("within/notes.txt", "good notes");

        Spoken spoken = said(pictures.toString(), "--model", "sharp", "--level", "small");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(asked)
                .containsExactly(
                        "POST /v1/models/sharp/upscaled?format=png&level=small",
                        "POST /v1/models/sharp/upscaled?format=png&level=small");
        assertThat(larger.resolve("a.png")).hasContent("GOOD A");
        assertThat(larger.resolve("within/b.png")).hasContent("GOOD B");
        assertThat(spoken.out()).endsWith("2 of 2 pictures are in " + larger + "\n");
    }

    @Test
    void anAlphaThatWasPreparedIsAskedForAsItIsWritten() throws IOException {
        said(picture("a.png", "good").toString(), "--model", "between", "--alpha", "0.8", "--opacity", "smooth");

        assertThat(asked).containsExactly("POST /v1/models/between/upscaled?alpha=0.8&format=png&opacity=smooth");
    }

    @Test
    void aBrokenPictureIsNamedAndTheOthersGoOn() throws IOException {
        Path broken = picture("1.png", "bad");
        picture("2.png", "good");

        Spoken spoken = said(pictures.toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out()).contains(broken + ": image: cut short\n1 of 2 pictures are in");
        try (Stream<Path> files = Files.list(larger)) {
            assertThat(files).containsExactly(larger.resolve("2.png"));
        }
    }

    @Test
    void whatIsNotThereIsNamedAndTheOthersGoOn() throws IOException {
        Path there = picture("2.png", "good");
        Path missing = pictures.resolve("missing");

        Spoken spoken = said(missing.toString(), there.toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out()).contains(missing + ": no such file or folder\n1 of 1 pictures are in");
        assertThat(larger.resolve("2.png")).hasContent("GOOD");
    }

    @Test
    void aFolderWithinThatCannotBeReadIsNamedAndTheOthersGoOn() throws IOException {
        picture("a.png", "good");
        Path closed = picture("closed/b.png", "good").getParent();
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeThat(Files.isReadable(closed))
                    .as("nothing is closed to this user")
                    .isFalse();

            Spoken spoken = said(pictures.toString(), "--model", "sharp");

            assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(spoken.out()).contains(closed + ": cannot be read: access is denied\n1 of 1 pictures are in");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void howFarALongPictureIsIsAskedByItsOwnName() throws IOException {
        String picture = picture("a.png", "good and slow").toString();

        Spoken spoken = said(picture, "--model", "sharp");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(watched.join()).matches("/v1/models/sharp/upscaled/[0-9a-f-]{36}");
    }

    @Test
    void picturesThatDifferInTheirEndingsOnlyBothCome() throws IOException {
        Path one = picture("a.png", "good png");
        Path other = picture("a.jpg", "good jpg");

        said(one.toString(), other.toString(), "--model", "sharp");

        assertThat(larger.resolve("a.png")).hasContent("GOOD PNG");
        assertThat(larger.resolve("a.jpg.png")).hasContent("GOOD JPG");
    }

    @Test
    void whatIsWrongWithAllOfThemIsToldOnce() throws IOException {
        picture("1.png", "good");
        picture("2.png", "good");

        Spoken spoken = said(pictures.toString(), "--model", "nobody");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(spoken.err()).contains("there is no nobody here");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whereTheServiceIsFullItIsAskedAgain() throws IOException {
        crowded = 2;

        Spoken spoken = said(picture("a.png", "good").toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aPictureIsNeverWrittenOver() throws IOException {
        Path picture = picture("a.png", "good");

        Spoken spoken = Spoken.by(
                "upscale",
                "--data-dir",
                data.toString(),
                picture.toString(),
                "-o",
                pictures.toString(),
                "--model",
                "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains("would be written over");
        assertThat(picture).hasContent("good");
    }

    @Test
    void norIsAnyOtherOfThem() throws IOException {
        Path first = picture("a.jpg", "good jpg");
        Path second = Files.writeString(larger.resolve("a.png"), "good png");

        Spoken spoken = said(first.toString(), second.toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains(second + " is one of the pictures and would be written over");
        assertThat(second).hasContent("good png");
        assertThat(asked).isEmpty();
    }

    @Test
    void whereALargerPictureCannotLieThatIsToldAndTheOthersGoOn() throws IOException {
        Path within = picture("within/a.png", "good");
        picture("z.png", "good");
        Path inTheWay = Files.writeString(larger.resolve("within"), "a file");

        Spoken spoken = said(pictures.toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out())
                .contains(within + ": " + inTheWay.resolve("a.png") + " cannot be written: " + inTheWay
                        + " is no folder\n1 of 2 pictures are in");
        assertThat(larger.resolve("z.png")).hasContent("GOOD");
    }

    @Test
    void whatBecameOfThoseBeforeIsToldWhereTheServiceGoesAway() throws IOException {
        Path broken = picture("1.png", "bad");
        picture("2.png", "good");
        picture("3.png", "gone");

        Spoken spoken = said(pictures.toString(), "--model", "sharp");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(spoken.out()).contains(broken + ": image: cut short\n1 of 3 pictures are in");
        assertThat(spoken.err()).contains("there is no sharp any more");
    }

    @Test
    void largerPicturesMayBeReadByWhoeverMayReadOtherNewFiles() throws IOException {
        Path picture = picture("a.png", "good");

        said(picture.toString(), "--model", "sharp");

        assertThat(Files.getPosixFilePermissions(larger.resolve("a.png")))
                .isEqualTo(Files.getPosixFilePermissions(picture));
    }
}
