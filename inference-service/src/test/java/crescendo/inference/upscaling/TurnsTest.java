package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.inference.batch.Late;
import crescendo.inference.gate.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Turns turns = new Turns(1);
    private final List<String> ran = new ArrayList<>();

    @Test
    void whoWaitsLongerThanTheyWantToIsToldSoAndTheNextGetsTheTurn() {
        turns.take(
                () -> {
                    Visit hurried = new Visit(Duration.ofMillis(20));
                    assertThatExceptionOfType(Late.class)
                            .isThrownBy(() -> elsewhere(() -> turns.take(() -> ran.add("late"), hurried)))
                            .withMessageStartingWith("not done within 20 ms");
                },
                new Visit(LONG));

        turns.take(() -> ran.add("next"), new Visit(LONG));

        assertThat(ran).containsExactly("next");
    }

    @Test
    void nothingIsRunForWhoHasLeft() {
        Visit left = new Visit(LONG);
        left.end();

        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> turns.take(() -> ran.add("for nobody"), left));

        assertThat(ran).isEmpty();
        turns.take(() -> ran.add("next"), new Visit(LONG));
        assertThat(ran).containsExactly("next");
    }

    @Test
    void anAnswerThatHasBegunWaitsForItsTurnAsLongAsItTakes() {
        Visit begun = new Visit(Duration.ofMillis(1));
        begun.answers();
        CompletableFuture<Void> second = new CompletableFuture<>();

        turns.take(
                () -> {
                    second.completeAsync(() -> {
                        turns.take(() -> ran.add("second"), begun);
                        return null;
                    });
                    ran.add("first");
                },
                new Visit(LONG));
        second.join();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void whatNobodyWaitsForHoldsATurnAsOthersDo() {
        turns.take(() -> {
            Visit hurried = new Visit(Duration.ofMillis(20));
            assertThatExceptionOfType(Late.class)
                    .isThrownBy(() -> elsewhere(() -> turns.take(() -> ran.add("late"), hurried)));
        });

        turns.take(() -> ran.add("next"), new Visit(LONG));
        assertThat(ran).containsExactly("next");
    }

    private static void elsewhere(Runnable step) {
        CompletableFuture<RuntimeException> failure = CompletableFuture.supplyAsync(() -> {
            try {
                step.run();
                return null;
            } catch (RuntimeException fault) {
                return fault;
            }
        });
        if (failure.join() != null) {
            throw failure.join();
        }
    }
}
