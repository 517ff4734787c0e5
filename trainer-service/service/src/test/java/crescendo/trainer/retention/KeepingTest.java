package crescendo.trainer.retention;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Retention;
import crescendo.contracts.schedule.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final Name MODEL = new Name("m");
    private static final Set<Name> NOTHING_NAMED = Set.of();

    @Test
    void withoutALimitEverythingStays() {
        assertThat(gone(Retention.ALL, List.of(at(1, 8), at(2, 8)), Map.of())).isEmpty();
    }

    @Test
    void theLastStayAndTheOlderGo() {
        Retention two = new Retention(2, Optional.empty(), false);

        assertThat(gone(two, List.of(at(1, 8), at(2, 8), at(3, 8), at(4, 8)), Map.of()))
                .containsExactly(1L, 2L);
    }

    @Test
    void theEndOfAPhaseStays() {
        Retention one = new Retention(1, Optional.empty(), true);

        assertThat(gone(one, List.of(at(1, 8), end(2, 8), at(3, 8), at(4, 8)), Map.of()))
                .containsExactly(1L, 3L);
    }

    @Test
    void whatSomethingNamesStays() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 8), at(3, 8));
        Retention one = new Retention(1, Optional.empty(), false);

        List<VersionManifest> gone = Keeping.superfluous(one, versions, Map.of(), Set.of(name(1)));

        assertThat(gone).extracting(version -> version.at().imagesShown()).containsExactly(2L);
    }

    @Test
    void theLowestDistanceStaysAndTheHighestScore() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 8), at(3, 8), at(4, 8));
        Map<Integer, Double> values = Map.of(1, 5.0, 2, 3.0, 3, 7.0, 4, 4.0);

        assertThat(gone(best("swd", 1), versions, judged("swd", 8, values))).containsExactly(1L, 3L);
        assertThat(gone(best("is", 2), versions, judged("is", 8, values))).containsExactly(2L);
    }

    @Test
    void ofEqualValuesTheNewerStays() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 8), at(3, 8));

        assertThat(gone(best("swd", 1), versions, judged("swd", 8, Map.of(1, 3.0, 2, 3.0, 3, 4.0))))
                .containsExactly(1L);
    }

    @Test
    void whatIsNotJudgedYetStaysUntilItIs() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 8), at(3, 8));

        assertThat(gone(best("swd", 1), versions, judged("swd", 8, Map.of(2, 3.0))))
                .isEmpty();
        assertThat(gone(best("swd", 1), versions, judged("swd", 8, Map.of(1, 4.0, 2, 3.0))))
                .containsExactly(1L);
    }

    @Test
    void aValueOfALowerResolutionIsNoLongerBestOnceAFinerOneIsMeasured() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 16), at(3, 16));
        Map<Name, MetricResult> judged = new TreeMap<>(judged("swd", 8, Map.of(1, 0.1)));

        assertThat(gone(best("swd", 1), versions, judged)).isEmpty();

        judged.putAll(judged("swd", 16, Map.of(2, 9.0)));
        assertThat(gone(best("swd", 1), versions, judged)).containsExactly(1L);
    }

    @Test
    void aMetricThatIsUndefinedMakesNothingBest() {
        List<VersionManifest> versions = List.of(at(1, 8), at(2, 8), at(3, 8));
        Map<Name, MetricResult> judged = new TreeMap<>(judged("swd", 8, Map.of(2, 3.0)));
        judged.put(name(1), undefined(1));

        assertThat(gone(best("swd", 2), versions, judged)).containsExactly(1L);
    }

    /** Whatever comes later, what had to go once never has a reason to stay; the newest never has to go. */
    @Property
    void whatIsSuperfluousOnceIsSoForEver(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 5) Integer> values,
            @ForAll @IntRange(min = 1, max = 4) int last,
            @ForAll @IntRange(min = 1, max = 3) int count,
            @ForAll @IntRange(min = 1, max = 6) int lag,
            @ForAll boolean stages) {
        Retention rule = new Retention(last, Optional.of(new Retention.Best("swd", count)), stages);
        List<VersionManifest> there = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        Map<Name, MetricResult> judged = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            int resolution = i < 5 ? 8 : 16;
            there.add(i % 5 == 4 ? end(i, resolution) : at(i, resolution));
            int measured = i - lag;
            if (measured >= 0) {
                judged.putAll(judged("swd", measured < 5 ? 8 : 16, Map.of(measured, (double) values.get(measured))));
            }

            List<Long> all = gone(rule, everything(there, gone), judged);
            List<VersionManifest> goes = Keeping.superfluous(rule, there, judged, NOTHING_NAMED);

            assertThat(all).as("decided on everything there ever was").containsAll(gone);
            assertThat(goes).doesNotContain(there.get(there.size() - 1));
            there.removeAll(goes);
            goes.forEach(version -> gone.add(version.at().imagesShown()));
            assertThat(there).hasSizeGreaterThanOrEqualTo(Math.min(last, i + 1));
        }
    }

    private static List<VersionManifest> everything(List<VersionManifest> there, List<Long> gone) {
        List<VersionManifest> all = new ArrayList<>(there);
        gone.forEach(images -> all.add(
                images % 5 == 4
                        ? end(images.intValue(), images < 5 ? 8 : 16)
                        : at(images.intValue(), images < 5 ? 8 : 16)));
        all.sort((a, b) -> Long.compare(a.at().imagesShown(), b.at().imagesShown()));
        return all;
    }

    private static List<Long> gone(Retention rule, List<VersionManifest> versions, Map<Name, MetricResult> judged) {
        return Keeping.superfluous(rule, versions, judged, NOTHING_NAMED).stream()
                .map(version -> version.at().imagesShown())
                .toList();
    }

    private static Retention best(String metric, int count) {
        return new Retention(1, Optional.of(new Retention.Best(metric, count)), false);
    }

    private static Map<Name, MetricResult> judged(String metric, int resolution, Map<Integer, Double> values) {
        Map<Name, MetricResult> judged = new TreeMap<>();
        values.forEach((images, value) ->
                judged.put(name(images), result(metric, images, resolution, Optional.of(value), Optional.empty())));
        return judged;
    }

    private static MetricResult undefined(int images) {
        return result("swd", images, 8, Optional.empty(), Optional.of("no variation"));
    }

    private static MetricResult result(
            String metric, int images, int resolution, Optional<Double> value, Optional<String> reason) {
        MetricProtocol protocol = new MetricProtocol(
                metric, 1, 64, 1, DataSetRef.parse("set@v1"), resolution, 1, Optional.empty(), Map.of());
        VersionManifest version = at(images, resolution);
        return new MetricResult(1, version.ref(), version.at(), protocol, value, reason, Map.of(), List.of());
    }

    private static VersionManifest at(int images, int resolution) {
        return version(images, resolution, false);
    }

    private static VersionManifest end(int images, int resolution) {
        return version(images, resolution, true);
    }

    private static Name name(int images) {
        return new Name("v" + images);
    }

    private static VersionManifest version(int images, int resolution, boolean endsPhase) {
        return new VersionManifest(
                1,
                MODEL,
                name(images),
                "progan",
                new Name("job"),
                new At(images, images, resolution, Phase.Kind.STABLE, 1, endsPhase),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }
}
