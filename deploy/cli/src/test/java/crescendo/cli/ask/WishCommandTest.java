package crescendo.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import crescendo.cli.ExitCode;
import crescendo.cli.PlayedService;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent for a wish, and what is said of its answer. */
class WishCommandTest {
    @TempDir
    Path data;

    private PlayedService service;
    private final List<String> asked = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private int status = 202;
    private String answer = job("running", false, false);

    @BeforeEach
    void listen() throws IOException {
        service = PlayedService.start(data, "registry", "/", this::note);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aVerdictIsSentWithWhoSaysSoAndWhyAndOfWhichVersion() {
        Spoken spoken = said("verdict", "cats-1", "--from", "fid", "--reason", "it has doubled", "--version", "v-128");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(asked).containsExactly("POST /v1/jobs/cats-1/verdicts");
        assertThat(body().path("from").asText()).isEqualTo("fid");
        assertThat(body().path("reason").asText()).isEqualTo("it has doubled");
        assertThat(body().path("version").asText()).isEqualTo("v-128");
        assertThat(spoken.out()).isEqualTo("job cats-1 is running and obeys the verdict of fid at its next entry\n");
    }

    @Test
    void aVerdictOnTheJobAsItStandsNamesNoVersion() {
        said("verdict", "cats-1", "--from", "fid", "--reason", "it has doubled");

        assertThat(body().has("version")).isFalse();
    }

    @Test
    void aVerdictThatTheJobDoesNotTakeFailsWithTheReason() {
        status = 409;
        answer = "{\"error\": \"job cats-1 takes no verdicts: recipe.guard.action is none\"}";

        Spoken spoken = said("verdict", "cats-1", "--from", "fid", "--reason", "it has doubled");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.err()).contains("takes no verdicts: recipe.guard.action is none");
    }

    @Test
    void aVerdictWithoutAReasonOrWithAVersionThatIsNoNameIsNotSent() {
        Spoken unfounded = said("verdict", "cats-1", "--from", "fid");
        Spoken unnamed = said("verdict", "cats-1", "--from", "fid", "--reason", "high", "--version", "V 1");

        assertThat(Stream.of(unfounded, unnamed).map(Spoken::exitCode)).containsOnly(ExitCode.USAGE);
        assertThat(unfounded.err()).contains("--reason");
        assertThat(unnamed.err()).contains("--version").contains("V 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void eachWishIsToldByHowTheJobStandsThen() {
        answer = job("running", true, false);
        assertThat(said("cancel", "cats-1").out()).isEqualTo("job cats-1 is cancelling\n");
        answer = job("running", false, true);
        assertThat(said("pause", "cats-1").out()).isEqualTo("job cats-1 is pausing\n");
        answer = job("waiting", false, false);
        assertThat(said("resume", "cats-1").out()).isEqualTo("job cats-1 is resumed\n");
        assertThat(said("priority", "cats-1", "-7").out()).isEqualTo("job cats-1 has priority -7\n");

        assertThat(asked)
                .containsExactly(
                        "POST /v1/jobs/cats-1/cancel",
                        "POST /v1/jobs/cats-1/pause",
                        "POST /v1/jobs/cats-1/resume",
                        "POST /v1/jobs/cats-1/priority");
        assertThat(body().path("priority").asInt()).isEqualTo(-7);
    }

    @Test
    void programsGetTheJobAsTheRegistryTellsOfIt() {
        Spoken spoken = said("pause", "cats-1", "--json");

        assertThat(Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.tree(answer.getBytes(StandardCharsets.UTF_8)));
    }

    private Spoken said(String... words) {
        return Spoken.by(Stream.concat(Stream.of(words), Stream.of("--data-dir", data.toString()))
                .toArray(String[]::new));
    }

    private JsonNode body() {
        return Json.tree(bodies.get(bodies.size() - 1));
    }

    private void note(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        bodies.add(exchange.getRequestBody().readAllBytes());
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String job(String state, boolean cancelAsked, boolean pauseAsked) {
        return """
                {"schemaVersion": 1, "job": "cats-1", "sequence": 7, "state": "%s", "cancelAsked": %s,
                 "pauseAsked": %s, "model": "cats", "family": "progan", "attempt": 1, "imagesShown": 64,
                 "totalImages": 128, "versions": 1}
                """.formatted(state, cancelAsked, pauseAsked);
    }
}
