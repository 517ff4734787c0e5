package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import crescendo.inference.batch.Late;
import crescendo.inference.gate.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Turns turns = new Turns(1);
    private final List<String> ran = new ArrayList<>();

    @Test
    void whoWaitsLongerThanTheyWantToIsToldSoAndTheNextGetsTheTurn() {
        turns.take(
                1,
                () -> {
                    Visit hurried = new Visit(Duration.ofMillis(20));
                    assertThatExceptionOfType(Late.class)
                            .isThrownBy(() -> elsewhere(() -> turns.take(1, () -> ran.add("late"), hurried)))
                            .withMessageStartingWith("not done within 20 ms");
                },
                new Visit(LONG));

        turns.take(1, () -> ran.add("next"), new Visit(LONG));

        assertThat(ran).containsExactly("next");
    }

    @Test
    void nothingIsRunForWhoHasLeft() {
        Visit left = new Visit(LONG);
        left.end();

        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> turns.take(1, () -> ran.add("for nobody"), left));

        assertThat(ran).isEmpty();
        turns.take(1, () -> ran.add("next"), new Visit(LONG));
        assertThat(ran).containsExactly("next");
    }

    @Test
    void anAnswerThatHasBegunWaitsForItsTurnAsLongAsItTakes() {
        Visit begun = new Visit(Duration.ofMillis(1));
        begun.answers();
        CompletableFuture<Void> second = new CompletableFuture<>();

        turns.take(
                1,
                () -> {
                    second.completeAsync(() -> {
                        turns.take(1, () -> ran.add("second"), begun);
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
                    .isThrownBy(() -> elsewhere(() -> turns.take(1, () -> ran.add("late"), hurried)));
        });

        turns.take(1, () -> ran.add("next"), new Visit(LONG));
        assertThat(ran).containsExactly("next");
    }

    @Test
    void whoeverLeavesWhileTheyWaitIsGoneAtOnceThoughTheRunBeforeGoesOn() {
        Visit leaving = new Visit(LONG);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();

        turns.take(() -> {
            waiting.add(waiting("first", new Visit(LONG)));
            CompletableFuture<Void> gone = waiting("for nobody", leaving);
            waiting.add(waiting("last", new Visit(LONG)));

            leaving.end();

            assertThat(gone).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(Cancelled.class);
        });
        waiting.forEach(taken -> assertThat(taken).succeedsWithin(LONG));

        assertThat(ran).containsExactly("first", "last");
    }

    @Test
    void aTurnThatComesJustAsTheyLeaveIsLostToNobody() {
        for (int i = 0; i < 200; i++) {
            Visit leaving = new Visit(LONG);
            List<CompletableFuture<Void>> both = new ArrayList<>();

            turns.take(() -> {
                both.add(waiting("taken or not", leaving));
                both.add(CompletableFuture.runAsync(leaving::end));
            });

            both.forEach(done -> done.exceptionally(left -> null)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join());
            turns.take(1, () -> ran.add("next"), new Visit(Duration.ofNanos(1)));
        }

        assertThat(ran).filteredOn("next"::equals).hasSize(200);
        turns.take(() -> {
            Visit hurried = new Visit(Duration.ofMillis(1));
            assertThatExceptionOfType(Late.class)
                    .as("there is one turn, not two")
                    .isThrownBy(() -> elsewhere(() -> turns.take(1, () -> ran.add("late"), hurried)));
        });
    }

    @Test
    void clientsTakeTurnsHoweverManyPicturesOneHas() {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();

        turns.take(() -> {
            for (String picture : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
                waiting.add(waiting(picture, new Visit(picture.substring(0, 1), LONG)));
            }
        });
        waiting.forEach(taken -> taken.orTimeout(20, TimeUnit.SECONDS).join());

        assertThat(ran).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void whoeverLeavesALineKeepsNobodyFromTheirTurn() {
        turns.take(() -> {
            Visit hurried = new Visit("somebody", Duration.ofMillis(20));
            assertThatExceptionOfType(Late.class)
                    .isThrownBy(() -> elsewhere(() -> turns.take(1, () -> ran.add("late"), hurried)));
        });

        for (int i = 0; i < 2; i++) {
            turns.take(1, () -> ran.add("next"), new Visit("other", Duration.ofMillis(1)));
        }

        assertThat(ran).containsExactly("next", "next");
    }

    @Test
    void runsThatTakeOnePlaceEachGoOnSideBySide() {
        Turns two = new Turns(2);
        CompletableFuture<Void> other = new CompletableFuture<>();

        two.take(
                1,
                () -> {
                    other.completeAsync(() -> {
                        two.take(1, () -> ran.add("beside"), new Visit(LONG));
                        return null;
                    });
                    assertThat(other).succeedsWithin(LONG);
                },
                new Visit(LONG));

        assertThat(ran).containsExactly("beside");
        assertThat(two.atOnce(1)).isEqualTo(2);
        assertThat(two.atOnce(2)).isEqualTo(1);
    }

    @Test
    void nobodyGoesBeforeOneThatNeedsAllPlaces() {
        Turns two = new Turns(2);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();

        two.take(
                1,
                () -> {
                    waiting.add(waiting(two, 2, "all", new Visit("a", LONG)));
                    waiting.add(waiting(two, 1, "one", new Visit("b", LONG)));
                },
                new Visit(LONG));
        waiting.forEach(taken -> assertThat(taken).succeedsWithin(LONG));

        assertThat(ran).containsExactly("all", "one");
    }

    @Test
    void whoeverNeededAllPlacesAndLeavesLetsThoseBehindIn() {
        Turns two = new Turns(2);
        Visit leaving = new Visit("a", LONG);

        two.take(
                1,
                () -> {
                    CompletableFuture<Void> gone = waiting(two, 2, "for nobody", leaving);
                    CompletableFuture<Void> behind = waiting(two, 1, "one", new Visit("b", LONG));

                    leaving.end();

                    assertThat(behind).succeedsWithin(LONG);
                    assertThat(gone).failsWithin(LONG);
                },
                new Visit(LONG));

        assertThat(ran).containsExactly("one");
    }

    /** Whose turn is to come, once they wait; done when it has, or ends as their waiting does. */
    private CompletableFuture<Void> waiting(String name, Visit visit) {
        return waiting(turns, 1, name, visit);
    }

    private CompletableFuture<Void> waiting(Turns among, int places, String name, Visit visit) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                among.take(places, () -> ran.add(name), visit);
                taken.complete(null);
            } catch (RuntimeException fault) {
                taken.completeExceptionally(fault);
            }
        });
        thread.start();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return taken;
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
