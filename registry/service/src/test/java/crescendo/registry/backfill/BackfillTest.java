package crescendo.registry.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import crescendo.registry.backfill.Backfill.Order;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which versions lack a metric. */
class BackfillTest {
    private static final long SHOWN = 60_000;
    private static final Optional<ModelPin> OTHER =
            Optional.of(new ModelPin(VersionRef.parse("inception@v1"), Digest.of(new byte[] {1})));

    private static final Name LARGER = new Name("larger");
    private static final DataSetRef REALS = DataSetRef.parse("photographs@v1");

    private final PlausibleRun run = PlausibleRun.of("fashion", PlausibleRun.UNKEPT);

    private ModelView model(List<Event> events) {
        View view = new View();
        events.forEach(view::apply);
        return view.model(new Name("fashion")).orElseThrow();
    }

    private List<Long> checkpoints() {
        return run.checkpoints().stream().filter(shown -> shown <= SHOWN).toList();
    }

    @Test
    void whatIsMeasuredOrUndefinedIsNotMissing() {
        Backfill scored = new Backfill("is", Optional.empty());

        assertThat(scored.missing(model(run.until(SHOWN)))).isEmpty();
        assertThat(scored.measurable(model(run.until(SHOWN))))
                .hasSize(checkpoints().size());
    }

    @Test
    void whatHasNoValueYetIsAskedForInTheOrderThatIsWished() {
        List<Event> unmeasured = run.until(SHOWN).stream()
                .filter(event -> !(event instanceof MetricRecorded recorded
                        && recorded.result().at().imagesShown() > 20_000))
                .toList();
        Backfill distance = new Backfill("swd", Optional.empty());
        List<VersionRef> missing = checkpoints().stream()
                .filter(shown -> shown > 20_000)
                .map(shown -> run.manifest(shown).ref())
                .toList();

        List<VersionRef> oldest = refs(distance.requests(model(unmeasured), Order.OLDEST_FIRST));
        List<VersionRef> newest = refs(distance.requests(model(unmeasured), Order.NEWEST_FIRST));

        assertThat(oldest).isEqualTo(missing);
        assertThat(newest)
                .containsExactlyElementsOf(missing.stream()
                        .sorted((one, other) -> other.version().compareTo(one.version()))
                        .toList());
    }

    @Test
    void whatAnotherExtractorHasFoundIsAnotherValue() {
        Backfill other = new Backfill("is", OTHER);

        assertThat(other.requests(model(run.until(SHOWN)), Order.OLDEST_FIRST))
                .hasSize(checkpoints().size())
                .allSatisfy(request -> assertThat(request.extractor()).isEqualTo(OTHER));
    }

    @Test
    void aClassifierHasNoImagesToMeasure() {
        VersionManifest classifier = run.classifierManifest();
        View view = new View();
        view.apply(new CheckpointPublished(1, classifier));

        assertThat(new Backfill("swd", Optional.empty())
                        .requests(view.model(classifier.model()).orElseThrow(), Order.OLDEST_FIRST))
                .isEmpty();
    }

    @Test
    void anUpscalerHasMetricsOfUpscalersAloneAndOnlyWithImagesToTryItOn() {
        View view = new View();
        view.apply(new CheckpointPublished(1, upscaler(1000, Map.of("test", REALS, "train", REALS))));
        view.apply(new CheckpointPublished(1, upscaler(2000, Map.of("train", REALS))));
        ModelView larger = view.model(LARGER).orElseThrow();

        assertThat(refs(new Backfill("ssim", Optional.empty()).requests(larger, Order.OLDEST_FIRST)))
                .containsExactly(VersionRef.of(LARGER, LARGER, 1000));
        assertThat(new Backfill("swd", Optional.empty()).measurable(larger)).isEmpty();
        assertThat(new Backfill("ssim", Optional.empty()).measurable(model(run.until(SHOWN))))
                .isEmpty();
    }

    private static VersionManifest upscaler(long shown, Map<String, DataSetRef> data) {
        Digest digest = Digest.of(new byte[0]);
        return new VersionManifest(
                        1,
                        LARGER,
                        VersionRef.of(LARGER, LARGER, shown).version(),
                        "rrdb",
                        LARGER,
                        new VersionManifest.At(shown, shown, 32, Phase.Kind.STABLE, 1, false),
                        List.of(),
                        List.of(),
                        Map.of(VersionManifest.UPSCALER, new VersionManifest.FileRef(digest, 0, "application/onnx")),
                        Optional.empty(),
                        List.of(),
                        new VersionManifest.Lineage(data, Map.of(), List.of(), digest),
                        Optional.empty(),
                        Map.of())
                .with(UpscalerSpec.own(2, 3, 0));
    }

    private static List<VersionRef> refs(List<MeasureRequest> requests) {
        return requests.stream().map(MeasureRequest::version).toList();
    }
}
