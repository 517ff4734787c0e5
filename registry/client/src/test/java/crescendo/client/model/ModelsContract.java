package crescendo.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What versions, aliases and metric results promise on every store. */
public abstract class ModelsContract {
    private final Name model = Name.of("model-" + Nonce.next());
    private final Name production = Name.of("production");
    private final Models models;
    private final MetricResults results;
    private final KeptStatistics statistics;

    protected ModelsContract(Bucket bucket) {
        this.models = new Models(bucket);
        this.results = new MetricResults(bucket);
        this.statistics = new KeptStatistics(bucket);
    }

    private VersionManifest manifest(String version, long images) {
        VersionManifest.At at = new VersionManifest.At(images, images / 64, 8, Phase.Kind.STABLE, 1, true);
        VersionManifest.Lineage lineage =
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0]));
        return new VersionManifest(
                1,
                model,
                Name.of(version),
                "progan",
                Name.of("job"),
                at,
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                lineage,
                Optional.empty(),
                Map.of());
    }

    @Test
    void whatWasComputedOfRealsIsFoundByItsDigestAndTheFirstStays() {
        Digest what = Digest.of(model.value().getBytes(StandardCharsets.UTF_8));
        assertThat(statistics.get(what)).isEmpty();

        statistics.keep(what, Map.of("name", "moments"), new byte[] {1});
        statistics.keep(what, Map.of("name", "moments"), new byte[] {2});

        assertThat(statistics.get(what)).hasValue(new byte[] {1});
    }

    @Test
    void publishingTwiceIsPublishingOnce() {
        models.create(manifest("v1", 64));
        models.create(manifest("v1", 64));

        VersionRef ref = new VersionRef(model, Name.of("v1"));
        assertThat(models.version(ref)).hasValue(manifest("v1", 64));
        assertThat(models.list()).contains(ref);
    }

    @Test
    void aVersionNeverChanges() {
        models.create(manifest("v1", 64));

        assertThatThrownBy(() -> models.create(manifest("v1", 128)))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining(model + "@v1 exists with another manifest");
    }

    @Test
    void anAliasMovesFromVersionToVersion() {
        models.create(manifest("v1", 64));
        models.create(manifest("v2", 128));

        assertThat(models.alias(model, production)).isEmpty();
        Alias first = models.point(model, production, Name.of("v1"));
        Alias again = models.point(model, production, Name.of("v1"));
        Alias second = models.point(model, production, Name.of("v2"));
        Alias back = models.point(model, production, Name.of("v1"));

        assertThat(List.of(first.sequence(), again.sequence(), second.sequence(), back.sequence()))
                .containsExactly(1L, 1L, 2L, 3L);
        assertThat(models.alias(model, production)).hasValue(back);
    }

    @Test
    void anAliasMayStayWithWhatItPointsTo() {
        models.create(manifest("v1", 64));
        models.create(manifest("v2", 128));

        Alias first = models.point(model, production, Name.of("v2"), now -> true);
        Alias kept = models.point(model, production, Name.of("v1"), Name.of("v2")::equals);

        assertThat(kept).isEqualTo(first);
        assertThat(models.alias(model, production)).hasValue(first);
    }

    @Test
    void tellsTheVersionsAndAliasesOfOneModelAlone() {
        models.create(manifest("v2", 128));
        models.create(manifest("v1", 64));
        models.point(model, production, Name.of("v1"));
        models.point(model, production, Name.of("v2"));
        models.point(model, Name.of("best"), Name.of("v1"));

        assertThat(models.versions(model)).containsExactly(Name.of("v1"), Name.of("v2"));
        assertThat(models.aliases(model)).containsExactly(Name.of("best"), production);
        assertThat(models.versions(Name.of(model + "-other"))).isEmpty();
    }

    @Test
    void anAliasOfNothingIsRefused() {
        assertThatThrownBy(() -> models.point(model, production, Name.of("v9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version: there is no " + model + "@v9");
    }

    @Test
    void whatSomethingNamesStaysAndWhatGoesCanBeNamedNoMore() {
        models.create(manifest("v1", 64));
        models.create(manifest("v2", 128));
        VersionRef named = new VersionRef(model, Name.of("v1"));
        VersionRef going = new VersionRef(model, Name.of("v2"));

        models.point(model, production, named.version());
        assertThat(models.retire(named, Name.of("job"))).isFalse();
        assertThat(models.keep(named, "a job")).isTrue();
        assertThat(models.retired(named)).isFalse();

        assertThat(models.retire(going, Name.of("job"))).isTrue();
        assertThat(models.retire(going, Name.of("job"))).as("again").isTrue();
        assertThat(models.keep(going, "a job")).isFalse();
        assertThat(models.retired(going)).isTrue();
        assertThatThrownBy(() -> models.point(model, production, going.version()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version: " + going + " is being removed, as the retention of its job says");
        models.delete(going);
        assertThat(models.versions(model)).containsExactly(named.version());
    }

    @Test
    void theResultsOfOneMetricOfOneVersionAreFoundWithoutTheirProtocol() {
        MetricResult stored = results.create(result(0.5));

        assertThat(results.of(stored.version(), "swd")).containsExactly(stored);
        assertThat(results.of(stored.version(), "sw")).isEmpty();
        assertThat(results.of(new VersionRef(model, Name.of("v2")), "swd")).isEmpty();
    }

    @Test
    void theFirstResultOfAMetricStands() {
        MetricResult first = result(0.5);

        assertThat(results.create(first)).isEqualTo(first);
        assertThat(results.create(result(0.7))).isEqualTo(first);
        assertThat(results.get(first.version(), "swd", first.config())).hasValue(first);
        assertThat(results.list()).contains(first);
    }

    private MetricResult result(double value) {
        MetricProtocol protocol = new MetricProtocol(
                "swd", 1, 2048, 1, DataSetRef.parse("fashion@1a2b"), 16, 1, Optional.empty(), Map.of());
        return new MetricResult(
                1,
                new VersionRef(model, Name.of("v1")),
                manifest("v1", 64).at(),
                protocol,
                Optional.of(value),
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
