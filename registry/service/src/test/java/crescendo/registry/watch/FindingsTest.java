package crescendo.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.watch.Suspicion;
import crescendo.contracts.watch.Watch;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the rules find in a history. */
class FindingsTest {
    private static final Watch RULES = new Watch(
            List.of("swd", "is"),
            new TreeMap<>(Map.of("swd", 2.0)),
            new TreeMap<>(Map.of("is", 0.5, "ms-ssim", 0.5)),
            false);

    private final Past past = Past.of("shapes", "shapes-1");

    private Findings find(ModelView model) {
        return Findings.of(model, Map.of(past.job(), RULES));
    }

    private Name best(String metric, MetricResult... results) {
        return find(past.view(results)).best(metric).orElseThrow().version().version();
    }

    private List<Name> suspected(MetricResult... results) {
        return find(past.view(results)).suspected().stream()
                .map(suspicion -> suspicion.version().version())
                .toList();
    }

    @Test
    void theLowestDistanceAndTheHighestScoreAreTheBest() {
        assertThat(best(
                        "swd",
                        past.result("swd", 10, 16, 5),
                        past.result("swd", 20, 16, 4),
                        past.result("swd", 30, 16, 6)))
                .isEqualTo(past.version(20));
        assertThat(best("is", past.result("is", 10, 16, 5), past.result("is", 20, 16, 4)))
                .isEqualTo(past.version(10));
    }

    @Test
    void theFinestResolutionWinsWhateverTheValue() {
        assertThat(best(
                        "swd",
                        past.result("swd", 10, 16, 1),
                        past.result("swd", 20, 32, 50),
                        past.result("swd", 30, 16, 2)))
                .isEqualTo(past.version(20));
    }

    @Test
    void valuesOfDifferentSeriesAreNotComparedAndMoreSamplesWin() {
        assertThat(best("swd", past.result("swd", 10, 16, 1, 2048), past.result("swd", 20, 16, 9, 8192)))
                .isEqualTo(past.version(20));
    }

    @Test
    void ofEqualValuesTheNewerVersionIsTheBestAndOneWithoutAValueIsNone() {
        assertThat(best(
                        "swd",
                        past.result("swd", 10, 16, 5),
                        past.result("swd", 20, 16, 5),
                        past.undefined("swd", 30, 16)))
                .isEqualTo(past.version(20));
        assertThat(find(past.view(past.undefined("swd", 30, 16))).best("swd")).isEmpty();
    }

    @Test
    void aVersionThatIsGoneIsNotTheBestButWhatItScoredIsRemembered() {
        View view = new View();
        past.events(past.result("swd", 10, 16, 1), past.result("swd", 20, 16, 4))
                .forEach(view::apply);
        view.forget(Topic.CHECKPOINTS, past.model() + "/" + past.version(10));

        Findings found = find(view.model(past.model()).orElseThrow());

        assertThat(found.best("swd").orElseThrow().version()).isEqualTo(past.ref(20));
        assertThat(found.suspected()).extracting(Suspicion::version).containsExactly(past.ref(20));
    }

    @Test
    void aRiseByMoreThanTheFactorIsSuspectedAtTheSameResolutionOnly() {
        assertThat(suspected(
                        past.result("swd", 10, 16, 4),
                        past.result("swd", 20, 16, 8),
                        past.result("swd", 30, 16, 8.1),
                        past.result("swd", 40, 32, 40)))
                .containsExactly(past.version(30));
    }

    @Test
    void aFallOfDiversityIsSuspectedBeItAScoreOrASimilarity() {
        assertThat(suspected(past.result("is", 10, 16, 8), past.result("is", 20, 16, 3.9)))
                .containsExactly(past.version(20));
        assertThat(suspected(past.result("ms-ssim", 10, 16, 0.4), past.result("ms-ssim", 20, 16, 0.8)))
                .containsExactly(past.version(20));
    }

    @Test
    void theReasonNamesBothValuesTheLimitAndTheVersion() {
        Suspicion suspicion = find(past.view(past.result("swd", 10, 16, 4), past.result("swd", 20, 16, 9)))
                .suspected()
                .get(0);

        assertThat(suspicion.reason())
                .isEqualTo("swd has risen to 9.000, more than 2.0 times the 4.000 of " + past.version(10)
                        + " at 16 pixels");
        assertThat(suspicion.bestOf()).isEqualTo(past.ref(10));
    }

    @Test
    void anotherJobOfTheModelIsNoBaseline() {
        Past other = Past.of("shapes", "shapes-2");
        List<Event> events = new ArrayList<>(past.events(past.result("swd", 10, 16, 1)));
        events.addAll(other.events(other.result("swd", 20, 16, 9)));

        Findings found = Findings.of(past.view(events), Map.of(past.job(), RULES, other.job(), RULES));

        assertThat(found.suspected()).isEmpty();
        assertThat(found.best("swd").orElseThrow().version()).isEqualTo(past.ref(10));
    }

    @Test
    void fromADistanceOfZeroOrLessNothingIsToldByAFactor() {
        assertThat(suspected(past.result("swd", 10, 16, 0), past.result("swd", 20, 16, 9)))
                .isEmpty();
    }

    @Test
    void aVerdictBindsToTheFirstOfTheNewestThatAllShowIt() {
        List<Name> line = List.of(past.version(10), past.version(20), past.version(30), past.version(40));
        Map<Name, Suspicion> suspected = new TreeMap<>();
        find(past.view(past.result("swd", 10, 16, 1), past.result("swd", 20, 16, 9), past.result("swd", 30, 16, 9)))
                .suspected()
                .forEach(suspicion -> suspected.put(suspicion.version().version(), suspicion));
        Set<Name> measured = Set.of(past.version(10), past.version(20), past.version(30));

        assertThat(Collapse.standing(line, measured, suspected).orElseThrow().version())
                .isEqualTo(past.ref(20));
        assertThat(Collapse.standing(line, Set.copyOf(line), suspected)).isEmpty();
        assertThat(Collapse.standing(line.subList(0, 1), measured, suspected)).isEmpty();
    }

    @Property(tries = 200)
    void noOrderAndNoRepetitionChangesWhatIsFound(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1, max = 20) Double> values, @ForAll long seed) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            events.addAll(
                    past.events(past.result("swd", 10L * i, 16 << (i / 20), values.get(i), i % 3 == 0 ? 512 : 2048)));
        }
        Findings ordered = find(past.view(events));

        List<Event> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(seed));

        assertThat(find(past.view(twice))).isEqualTo(ordered);
    }

    @Property(tries = 100)
    void theBestNeverGetsWorseAndNothingSuspectedIsTakenBack(
            @ForAll @Size(min = 1, max = 25) List<@DoubleRange(min = -1, max = 20) Double> values, @ForAll long seed) {
        List<MetricResult> arriving = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            arriving.add(past.result("swd", 10L * i, 16 << (i / 15), values.get(i)));
        }
        Collections.shuffle(arriving, new Random(seed));
        Comparator<MetricResult> bestFirst = Ranking.bestFirst("swd");
        View view = new View();
        MetricResult best = arriving.get(0);
        List<Name> before = List.of();

        for (MetricResult result : arriving) {
            past.events(result).forEach(view::apply);
            Findings found = find(view.model(past.model()).orElseThrow());
            List<Name> now = found.suspected().stream()
                    .map(suspicion -> suspicion.version().version())
                    .toList();

            assertThat(bestFirst.compare(found.best("swd").orElseThrow(), best)).isNotPositive();
            assertThat(now).containsAll(before);
            best = found.best("swd").orElseThrow();
            before = now;
        }
    }

    @Test
    void tenThousandCheckpointsAreReplayedAndFoundAgain() {
        Random random = new Random(1);
        List<Event> events = new ArrayList<>();
        double lowest = Double.MAX_VALUE;
        long lowestAt = 0;
        for (int i = 1; i <= 10_000; i++) {
            double value = 10 + random.nextDouble() * 5;
            if (value <= lowest) {
                lowest = value;
                lowestAt = 100L * i;
            }
            events.addAll(past.events(past.result("swd", 100L * i, 32, i == 7_000 ? 60 : value)));
        }

        Findings found = find(past.view(events));

        assertThat(found.best("swd").orElseThrow().version()).isEqualTo(past.ref(lowestAt));
        assertThat(found.suspected()).extracting(Suspicion::version).containsExactly(past.ref(700_000));
        assertThat(find(past.view(events))).isEqualTo(found);
    }
}
