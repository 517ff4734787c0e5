package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.job.Order.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void aHigherPriorityComesFirstWhateverElseSpeaksAgainstIt() {
        List<Known> jobs = List.of(
                known(Told.waiting("runs").at(0, Device.ANY, "ada").now("running", 2), 0),
                known(Told.waiting("begun-and-oldest").begun(), 1),
                known(Told.waiting("urgent").at(1, Device.ANY, "ada"), 9));

        assertThat(names(Order.ready(jobs, Device.CPU))).containsExactly("urgent", "begun-and-oldest");
    }

    @Test
    void theSubmitterWithTheFewestRunningJobsComesFirst() {
        List<Known> jobs = List.of(
                known(Told.waiting("runs").at(0, Device.ANY, "ada").now("running", 2), 0),
                known(Told.waiting("adas").at(0, Device.ANY, "ada").begun(), 1),
                known(Told.waiting("bobs").at(0, Device.ANY, "bob"), 2),
                known(Told.waiting("nobodys"), 3));

        assertThat(names(Order.ready(jobs, Device.CPU))).containsExactly("bobs", "nobodys", "adas");
    }

    @Test
    void aJobThatHasBegunComesBeforeOneThatHasNotAndThenTheOneThatHasWaitedLongest() {
        List<Known> jobs = List.of(
                known(Told.waiting("new"), 1),
                known(Told.waiting("newer"), 2),
                known(Told.waiting("begun").begun(), 3));

        assertThat(names(Order.ready(jobs, Device.CPU))).containsExactly("begun", "new", "newer");
    }

    @Test
    void whatRunsForOneSubmitterOnAnyDeviceCounts() {
        List<Known> jobs = List.of(
                known(Told.waiting("runs").at(0, Device.GPU, "ada").now("running", 2), 0),
                known(Told.waiting("adas").at(0, Device.CPU, "ada"), 1),
                known(Told.waiting("bobs").at(0, Device.CPU, "bob"), 2));

        assertThat(names(Order.ready(jobs, Device.CPU))).containsExactly("bobs", "adas");
    }

    @Test
    void aJobWhoseOwnerIsGoneTakesItsTurnAmongThoseThatWait() {
        List<Known> jobs = List.of(
                known(Told.waiting("urgent").at(1, Device.ANY, ""), 9),
                known(Told.waiting("begun-later").begun(), 5),
                known(Told.waiting("new"), 1),
                known(Told.waiting("orphan").begun().now("running", 2), 4),
                known(Told.waiting("runs").begun().now("running", 2), 0));

        assertThat(names(Order.next(jobs, Device.CPU, named("orphan"))))
                .containsExactly("urgent", "orphan", "begun-later", "new");
    }

    @Test
    void aJobWhoseOwnerIsGoneDoesNotCountAsRunningForItsSubmitter() {
        List<Known> jobs = List.of(
                known(Told.waiting("orphan").at(0, Device.ANY, "ada").begun().now("running", 2), 8),
                known(Told.waiting("bobs").at(0, Device.ANY, "bob").begun(), 9));

        assertThat(names(Order.next(jobs, Device.CPU, named("orphan")))).containsExactly("orphan", "bobs");
    }

    @Test
    void aJobWhoseOwnerIsGoneAndThatIsToBeStoppedComesFirstOnAnyDevice() {
        List<Known> jobs = List.of(
                known(Told.waiting("urgent").at(5, Device.ANY, ""), 1),
                known(Told.waiting("orphan").at(-5, Device.GPU, "").begun().now("running", 2), 2),
                new Known(
                        pauseAsked(Told.waiting("to-rest")
                                .at(-5, Device.GPU, "")
                                .begun()
                                .now("running", 2)),
                        3));

        assertThat(names(Order.next(jobs, Device.CPU, job -> true))).containsExactly("to-rest", "urgent");
    }

    @Property(tries = 300)
    void offersExactlyWhatAWorkerOfTheKindCouldTake(@ForAll("jobs") List<Known> jobs, @ForAll("kinds") Device kind) {
        List<JobChanged> ready = Order.ready(jobs, kind);

        assertThat(ready)
                .containsExactlyInAnyOrderElementsOf(jobs.stream()
                        .map(Known::event)
                        .filter(job -> job.state().equals("waiting"))
                        .filter(job ->
                                List.of(Device.ANY, kind).contains(job.queue().device()))
                        .toList());
    }

    @Property(tries = 300)
    void theOrderInWhichJobsAreHeardOfDoesNotMatter(@ForAll("jobs") List<Known> jobs, @ForAll long seed) {
        List<Known> shuffled = new ArrayList<>(jobs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Order.ready(shuffled, Device.CPU)).isEqualTo(Order.ready(jobs, Device.CPU));
    }

    @Property(tries = 300)
    void noJobStandsBehindOneOfALowerPriority(@ForAll("jobs") List<Known> jobs) {
        assertThat(Order.ready(jobs, Device.GPU))
                .extracting(job -> -job.queue().priority())
                .isSorted();
    }

    /** As many workers as there are take one job after the other; nobody ends. */
    @Property(tries = 100)
    void workersAreSharedEquallyAmongSubmittersWhoWantThem(
            @ForAll @IntRange(min = 1, max = 5) int submitters, @ForAll @IntRange(min = 1, max = 12) int workers) {
        Map<String, Known> jobs = new HashMap<>();
        for (int i = 0; i < submitters * 12; i++) {
            // all jobs of the first have waited longer than any of the second
            Told told = Told.waiting("job-" + i).at(0, Device.ANY, "submitter-" + i / 12);
            jobs.put(told.job(), known(told, i));
        }

        for (int i = 0; i < workers; i++) {
            JobChanged next = Order.ready(jobs.values(), Device.CPU).get(0);
            Told taken = Told.waiting(next.job().value())
                    .at(0, Device.ANY, next.queue().submitter().orElseThrow().value())
                    .begun()
                    .now("running", 2);
            jobs.put(taken.job(), known(taken, 1000 + i));
        }

        List<Long> shares = new ArrayList<>();
        for (int i = 0; i < submitters; i++) {
            String name = "submitter-" + i;
            shares.add(jobs.values().stream()
                    .map(Known::event)
                    .filter(job -> job.state().equals("running"))
                    .filter(job -> job.queue().submitter().orElseThrow().value().equals(name))
                    .count());
        }
        assertThat(Collections.max(shares) - Collections.min(shares))
                .as("running jobs by submitter: %s", shares)
                .isLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<Device> kinds() {
        return Arbitraries.of(Device.CPU, Device.GPU);
    }

    @Provide
    Arbitrary<List<Known>> jobs() {
        Arbitrary<Known> one = Combinators.combine(
                        Arbitraries.integers().between(0, 50).map(i -> "job-" + i),
                        Arbitraries.of("waiting", "running", "paused", "succeeded"),
                        Arbitraries.integers().between(-2, 2),
                        Arbitraries.of(Device.class),
                        Arbitraries.of("", "ada", "bob"),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 20))
                .as((name, state, priority, device, submitter, begun, since) -> {
                    Told told =
                            Told.waiting(name).at(priority, device, submitter).now(state, 3);
                    return known(begun ? told.begun() : told, since);
                });
        return one.list().uniqueElements(known -> known.event().job()).ofMaxSize(20);
    }

    private static Predicate<JobChanged> named(String name) {
        return job -> job.job().value().equals(name);
    }

    private static JobChanged pauseAsked(Told told) {
        JobChanged event = told.event();
        return new JobChanged(
                1,
                event.job(),
                event.sequence(),
                event.state(),
                false,
                true,
                event.model(),
                event.family(),
                event.after(),
                event.attempt(),
                Optional.empty(),
                0,
                64,
                0,
                Optional.empty(),
                Optional.empty(),
                event.queue());
    }

    private static Known known(Told told, long since) {
        return new Known(told.event(), since);
    }

    private static List<String> names(List<JobChanged> jobs) {
        return jobs.stream().map(job -> job.job().value()).toList();
    }
}
