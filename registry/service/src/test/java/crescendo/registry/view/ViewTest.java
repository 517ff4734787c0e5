package crescendo.registry.view;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.registry.run.PlausibleRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewTest {
    private final PlausibleRun run = PlausibleRun.of("fashion", PlausibleRun.UNKEPT);
    private final Name fashion = new Name("fashion");

    @Test
    void aReplayLeadsToTheSameView() {
        List<Event> events = run.until(60_000);

        View once = folded(events);
        View again = folded(events);

        assertThat(again.jobs()).isEqualTo(once.jobs());
        assertThat(again.models()).isEqualTo(once.models());
    }

    @Test
    void anEventDeliveredTwiceIsNewsOnce() {
        View view = new View();

        for (Event event : run.until(60_000)) {
            assertThat(view.apply(event)).as(event.id()).isTrue();
            assertThat(view.apply(event)).as(event.id() + " again").isFalse();
        }
    }

    @Test
    void topicsThatArriveInAnyOrderLeadToTheSameView() {
        List<Event> events = new ArrayList<>(run.until(133_000));
        View ordered = folded(events);

        Collections.shuffle(events, new Random(3));
        View shuffled = folded(events);

        assertThat(shuffled.jobs()).isEqualTo(ordered.jobs());
        assertThat(shuffled.models()).isEqualTo(ordered.models());
    }

    @Test
    void aVersionThatWasLetGoOfIsForgottenAndWhatWasMeasuredOfItIsNot() {
        View view = folded(run.until(60_000));
        ModelView before = view.model(fashion).orElseThrow();
        Name gone = before.versions().firstKey();

        view.forget(Topic.CHECKPOINTS, fashion + "/" + gone);

        ModelView after = view.model(fashion).orElseThrow();
        assertThat(after.versions())
                .doesNotContainKey(gone)
                .hasSize(before.versions().size() - 1);
        assertThat(after.metrics()).isEqualTo(before.metrics()).containsKey(gone);
        assertThat(MetricSeries.of(after, ClassNames.in(view))).isEqualTo(MetricSeries.of(before, ClassNames.in(view)));
    }

    @Test
    void aJobDoesNotGoBackToALowerSequence() {
        View view = folded(List.of(run.changed(5, "running", 40_000, 8)));

        boolean news = view.apply(run.changed(4, "running", 35_000, 7));

        assertThat(news).isFalse();
        assertThat(job(view).latest().orElseThrow().imagesShown()).isEqualTo(40_000);
    }

    @Test
    void progressOfAnEarlierStepIsDropped() {
        View view = folded(List.of(run.changed(2, "running", 0, 0), run.progress(2_000)));

        assertThat(view.apply(run.progress(1_000))).isFalse();
        assertThat(job(view).progress().orElseThrow().imagesShown()).isEqualTo(2_000);
    }

    @Test
    void progressAfterARollBackIsNewerThoughItsStepsAreEarlier() {
        View view = folded(List.of(run.changed(2, "running", 0, 0), run.progress(2_000)));

        assertThat(view.apply(run.progress(1_000, 1))).isTrue();
        assertThat(view.apply(run.progress(3_000))).isFalse();
        assertThat(job(view).progress().orElseThrow().imagesShown()).isEqualTo(1_000);
    }

    @Test
    void progressIsForgottenWhenTheJobEndsAndDoesNotComeBack() {
        View view = folded(List.of(run.changed(2, "running", 0, 0), run.progress(2_000)));

        view.apply(run.changed(3, "failed", 2_000, 0));
        boolean late = view.apply(run.progress(2_500));

        assertThat(late).isFalse();
        assertThat(job(view).progress()).isEmpty();
        assertThat(job(view).ended()).isTrue();
    }

    @Test
    void progressIsForgottenWhenTheJobWaitsForAnotherWorker() {
        View view = folded(List.of(run.changed(2, "running", 0, 0), run.progress(2_000)));

        view.apply(run.changed(3, "waiting", 2_000, 0));

        assertThat(job(view).progress()).isEmpty();
    }

    @Test
    void aJobOfWhichOnlyProgressIsKnownIsNotShownYet() {
        View view = folded(List.of(run.progress(2_000)));

        assertThat(view.jobs()).isEmpty();
        view.apply(run.changed(2, "running", 0, 0));
        assertThat(job(view).progress()).isPresent();
    }

    @Test
    void anAliasFollowsItsHighestSequence() {
        View view = folded(run.until(40_000));
        List<Name> versions =
                List.copyOf(view.model(fashion).orElseThrow().versions().keySet());

        view.apply(moved(2, versions.get(3)));
        boolean old = view.apply(moved(1, versions.get(0)));

        assertThat(old).isFalse();
        assertThat(view.model(fashion)
                        .orElseThrow()
                        .version(new Name("best"))
                        .orElseThrow()
                        .version())
                .isEqualTo(versions.get(3));
    }

    @Test
    void aModelIsShownOnlyOnceItHasAVersion() {
        Event metric = run.until(40_000).stream()
                .filter(MetricRecorded.class::isInstance)
                .findFirst()
                .orElseThrow();
        View view = folded(List.of(metric));

        assertThat(view.models()).isEmpty();
        view.apply(new CheckpointPublished(1, run.manifest(5_000)));
        assertThat(view.model(fashion).orElseThrow().metrics()).hasSize(1);
    }

    @Test
    void oneSeriesSpansAllResolutionsAndKeepsUndefinedPoints() {
        View view = folded(run.until(133_000));
        view.apply(new CheckpointPublished(1, run.classifierManifest()));

        List<MetricSeries> series = MetricSeries.of(view.model(fashion).orElseThrow(), ClassNames.in(view));

        assertThat(series).extracting(MetricSeries::metric).containsExactly("is", "swd");
        MetricSeries distance = series.get(1);
        assertThat(distance.points())
                .hasSize(run.checkpoints().size())
                .isSortedAccordingTo((a, b) -> Long.compare(a.imagesShown(), b.imagesShown()));
        assertThat(distance.points().get(0).undefined())
                .hasValueSatisfying(why -> assertThat(why).contains("16 pixels"));
        assertThat(distance.points().get(distance.points().size() - 1).phase()).isEqualTo(Phase.Kind.STABLE);
        assertThat(series.get(0).classNames()).isEqualTo(PlausibleRun.CLASSES);
    }

    @Test
    void aRefusalStandsBesideItsVersionUntilItIsTakenBack() {
        View view = folded(List.of(new CheckpointPublished(1, run.manifest(5_000))));
        VersionRef version = run.manifest(5_000).ref();
        VersionRefused refused = new VersionRefused(1, version, "differs", Optional.empty());

        assertThat(view.apply(refused)).isTrue();
        assertThat(view.apply(refused)).isFalse();
        assertThat(view.model(fashion).orElseThrow().refusalOf(version.version()))
                .contains(refused);

        view.forget(Topic.REFUSALS, version.key());

        assertThat(view.model(fashion).orElseThrow().refusalOf(version.version()))
                .isEmpty();
    }

    private ModelChanged moved(long sequence, Name version) {
        return new ModelChanged(1, new Alias(fashion, new Name("best"), sequence, version, "nonce"));
    }

    private JobView job(View view) {
        return view.job(fashion).orElseThrow();
    }

    private static View folded(List<Event> events) {
        View view = new View();
        events.forEach(view::apply);
        return view;
    }
}
