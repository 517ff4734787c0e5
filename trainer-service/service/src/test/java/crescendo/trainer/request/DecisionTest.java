package crescendo.trainer.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.History;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
    private static final Name JOB = new Name("shirts-1");
    private static final byte[] KEY = JOB.value().getBytes(UTF_8);
    private static final byte[] GOOD = "{\"data\": {\"train\": \"shirts\"}, \"seed\": 7}".getBytes(UTF_8);
    private static final Recipe RECIPE = Recipe.parse(GOOD, JOB);
    private static final LogEntry.Accepted ACCEPTED = new LogEntry.Accepted("n1", RECIPE);
    private static final JobChanged WAITING = JobChanged.of(new Job.Waiting(JOB, RECIPE, History.NONE), 1);

    @Test
    void acceptsAndThenAnnouncesANewJob() {
        List<Effect> effects = Decision.on(Reading.of(KEY, GOOD), List.of(), "n1");

        assertThat(effects).containsExactly(new Effect.Append(JOB, ACCEPTED), new Effect.Announce(WAITING));
    }

    @Test
    void onlyAnnouncesAgainWhatIsAskedForTwice() {
        List<Effect> effects = Decision.on(Reading.of(KEY, GOOD), List.of(ACCEPTED), "n2");

        assertThat(effects).containsExactly(new Effect.Announce(WAITING));
    }

    @Test
    void doesNothingForAJobThatIsUnderWay() {
        LogEntry claimed = new LogEntry.Claimed("n3", 1, "w", new Pins(Map.of(), Map.of()));

        List<Effect> effects = Decision.on(Reading.of(KEY, GOOD), List.of(ACCEPTED, claimed), "n2");

        assertThat(effects).isEmpty();
    }

    @Test
    void refusesAnotherRecipeForAKnownJob() {
        byte[] other = "{\"data\": {\"train\": \"shirts\"}, \"seed\": 8}".getBytes(UTF_8);

        List<Effect> effects = Decision.on(Reading.of(KEY, other), List.of(ACCEPTED), "n2");

        assertThat(effects)
                .containsExactly(new Effect.DeadLetter(
                        "key: job shirts-1 is known with another recipe; give the new one another name"));
    }

    @Test
    void takesARecipeWithItsDefaultsWrittenOutForTheSame() {
        List<Effect> effects = Decision.on(Reading.of(KEY, RECIPE.bytes()), List.of(ACCEPTED), "n2");

        assertThat(effects).containsExactly(new Effect.Announce(WAITING));
    }

    @Test
    void leadsToTheSameStateWhenItsEntriesAreReplayed() {
        List<LogEntry> log = new ArrayList<>();
        for (Effect effect : Decision.on(Reading.of(KEY, GOOD), log, "n1")) {
            if (effect instanceof Effect.Append append) {
                log.add(append.entry());
            }
        }

        assertThat(Job.replay(JOB, log)).contains(new Job.Waiting(JOB, RECIPE, History.NONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void makesADeadLetterThatNamesTheField(String kind, byte[] key, byte[] value, String named) {
        List<Effect> effects = Decision.on(Reading.of(key, value), List.of(), "n1");

        assertThat(effects).singleElement().isInstanceOfSatisfying(Effect.DeadLetter.class, letter -> assertThat(
                        letter.reason())
                .contains(named));
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("no JSON", KEY, "shirts please".getBytes(UTF_8), "recipe"),
                Arguments.of("bad UTF-8", KEY, new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, "recipe: not UTF-8"),
                Arguments.of("unknown field", KEY, with("\"colour\": 1"), "recipe.colour: unknown field"),
                Arguments.of("wrong type", KEY, with("\"seed\": \"seven\""), "recipe.seed: \"seven\""),
                Arguments.of("out of range", KEY, with("\"ema\": 2"), "recipe.ema: 2"),
                Arguments.of("too large", KEY, new byte[Recipe.MAX_BYTES + 1], "recipe: 65537 bytes"),
                Arguments.of("null key", null, GOOD, "key: missing"),
                Arguments.of("null value", KEY, null, "value: missing"),
                Arguments.of("no name as key", "../shirts".getBytes(UTF_8), GOOD, "key: \"../shirts\""),
                Arguments.of("key of bad UTF-8", new byte[] {(byte) 0xff}, GOOD, "key: not UTF-8"),
                Arguments.of("no name within", KEY, with("\"model\": \"../m\""), "recipe.model: \"../m\""),
                Arguments.of(
                        "a stage left out",
                        KEY,
                        with(
                                "\"schedule\": {\"resolution\": 16, \"fadeImages\": {\"8\": 0}, \"stableImages\": {\"8\": 0}}"),
                        "recipe.schedule.stableImages.8: 0 is not allowed"));
    }

    private static byte[] with(String field) {
        return ("{\"data\": {\"train\": \"shirts\"}, " + field + "}").getBytes(UTF_8);
    }
}
