package crescendo.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JobStatusTest {
    private static final String SUMMARY = """
            {"schemaVersion": 1, "job": "fashion-1", "sequence": 7, "state": "%s", "cancelAsked": false, "model": "fashion",
             "family": "progan", "after": "fashion-classes-1a2b", "attempt": 1, "worker": "w", "imagesShown": 640,
             "totalImages": 133000, "versions": 1, "lastVersion": "000000640-1a2b3c4d"%s}
            """;
    private static final String PROGRESS = """
            , "progress": {"schemaVersion": 1, "job": "fashion-1", "model": "fashion", "attempt": 1, "step": 20,
             "imagesShown": 1280, "totalImages": 133000, "resolution": 4, "phase": "stable", "alpha": 1.0, "intoPhase": 1280,
             "phaseImages": 40000, "imagesPerSecond": 900.5, "secondsLeft": 120.0, "losses": {"d": 1.5}}
            """;

    @Test
    void readsWhatTheRegistryTellsOfARunningJob() {
        JobStatus running = read(SUMMARY.formatted("running", PROGRESS));

        assertThat(running.ended()).isFalse();
        assertThat(running.imagesShown()).isEqualTo(1280);
        assertThat(running.progress().orElseThrow().imagesPerSecond()).isEqualTo(900.5);
    }

    @Test
    void goesByTheSummaryWhereThereIsNoProgress() {
        JobStatus ended = read(SUMMARY.formatted("succeeded", ""));

        assertThat(ended.ended()).isTrue();
        assertThat(ended.succeeded()).isTrue();
        assertThat(ended.imagesShown()).isEqualTo(640);
        assertThat(ended.progress()).isEmpty();
    }

    @Test
    void saysWhatAJobIsAboutToBe() {
        assertThat(read(SUMMARY.formatted("running", ", \"pauseAsked\": true")).shown())
                .isEqualTo("pausing");
        assertThat(read(SUMMARY.replace("\"cancelAsked\": false", "\"cancelAsked\": true")
                                .formatted("running", ""))
                        .shown())
                .isEqualTo("cancelling");
        assertThat(read(SUMMARY.formatted("paused", "")).shown()).isEqualTo("paused");
        assertThat(read(SUMMARY.formatted("paused", "")).ended()).isFalse();
    }

    private static JobStatus read(String json) {
        return JobStatus.of(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
    }
}
