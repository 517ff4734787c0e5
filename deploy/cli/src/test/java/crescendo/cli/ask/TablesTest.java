package crescendo.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.demo.Versions;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Version;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.watch.Sign;
import crescendo.contracts.watch.Suspicion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Name FASHION = new Name("fashion");
    private final Version version =
            Versions.at(640, 16, Phase.Kind.FADE, Versions.swd(30), Versions.undefined("is", "too small"));

    @Test
    void listTheVersionsOfAModelWithItsMetrics() {
        List<String> lines = ModelsCommand.versions(FASHION, List.of(version));

        assertThat(lines.get(0))
                .containsSubsequence("version", "images", "resolution", "phase", "swd", "is", "aliases");
        assertThat(lines.get(1)).contains("000000640-", "16", "fade", "30.00", "–", "best-swd");
    }

    @Test
    void sayThatAVersionIsNotServedAndWhy() {
        Version refused = new Version(
                version.manifest(), List.of(), List.of(), List.of(), Optional.of("golden sample: images differ"));

        assertThat(ModelsCommand.versions(FASHION, List.of(refused)).get(1))
                .endsWith("not served: golden sample: images differ");
    }

    @Test
    void sayThatACollapseIsSuspectedOfAVersionThatIsNotServedToo() {
        Version both = new Version(
                version.manifest(), List.of(), List.of(), List.of(suspicion()), Optional.of("images differ"));

        assertThat(ModelsCommand.versions(FASHION, List.of(both)).get(1))
                .endsWith("collapse suspected; not served: images differ");
    }

    private Suspicion suspicion() {
        VersionRef ref = version.manifest().ref();
        return new Suspicion(1, ref, version.at(), FASHION, "swd", "c", 16, Sign.RISE, 90, 30, ref, 2, "it rose");
    }

    @Test
    void listEachMetricWithTheReasonWhyItIsUndefined() {
        List<String> lines = MetricsCommand.table(FASHION, List.of(version));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("swd", "30.000").endsWith("best");
        assertThat(lines.get(2)).contains("is", "–", "undefined: too small");
    }

    @Test
    void listWhatAMetricIsMadeOf() {
        Version.Metric metric = new Version.Metric(
                "kid",
                "c",
                Optional.of(0.00412),
                Optional.empty(),
                Map.of("deviation", 0.25, "recall", 0.5, "class.bag", 1.0),
                List.of());

        List<String> lines = MetricsCommand.table(FASHION, List.of(Versions.at(640, 16, Phase.Kind.FADE, metric)));

        assertThat(lines.get(0)).containsSubsequence("value", "±", "parts", "note");
        assertThat(lines.get(1)).containsSubsequence("kid", "0.00412", "0.250", "recall 0.500");
        assertThat(lines.get(1)).doesNotContain("bag");
    }

    @Test
    void listTheJobsWithTheirPlaceInTheQueueAndWhatTheyWaitFor() {
        List<String> lines = JobsCommand.table(List.of(job("""
                {"schemaVersion": 1, "job": "big", "sequence": 2, "state": "waiting", "cancelAsked": false, "model": "big",
                 "family": "progan", "attempt": 0, "imagesShown": 0, "totalImages": 133000, "versions": 0,
                 "queue": {"priority": -7, "device": "gpu", "submitter": "ada"}, "waitsFor": "a gpu trainer"}
                """)));

        assertThat(lines.get(0)).containsSubsequence("job", "state", "priority", "submitter", "model", "note");
        assertThat(lines.get(1)).containsSubsequence("big", "waiting", "-7", "ada", "big", "waits for a gpu trainer");
    }

    private static JobStatus job(String json) {
        return JobStatus.of(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sayThatThereIsNoSuchModel() {
        assertThatThrownBy(() -> MetricsCommand.table(FASHION, List.of()))
                .hasMessageContaining("there is no model fashion");
    }
}
