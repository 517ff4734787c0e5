package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobNewsTest {
    private final JobNews news = new JobNews();

    @Test
    void offersTheOldestFirst() {
        hear(Told.waiting("b"), 200);
        hear(Told.waiting("a"), 300);
        hear(Told.waiting("c"), 100);

        assertThat(ready()).containsExactly("c", "b", "a");
    }

    @Test
    void aJobHasWaitedSinceItBeganToWhateverWasToldOfItMeanwhile() {
        hear(Told.waiting("long"), 100);
        hear(Told.waiting("short"), 200);
        hear(Told.waiting("long").now("waiting", 2), 300);

        assertThat(ready()).containsExactly("long", "short");
    }

    @Test
    void aJobThatRestedHasWaitedSinceItWasResumed() {
        hear(Told.waiting("rested"), 100);
        hear(Told.waiting("rested").now("paused", 2), 110);
        hear(Told.waiting("other"), 200);
        hear(Told.waiting("rested").now("waiting", 3), 300);

        assertThat(ready()).containsExactly("other", "rested");
    }

    @Test
    void offersNoJobThatRests() {
        hear(Told.waiting("a").now("paused", 2), 100);

        assertThat(ready()).isEmpty();
        assertThat(news.running()).isEmpty();
    }

    @Test
    void keepsAJobBackUntilTheOneBeforeItHasEnded() {
        hear(Told.waiting("second").after("first"), 100);
        assertThat(ready()).isEmpty();

        long sequence = 3;
        for (String state : List.of("waiting", "running", "paused")) {
            hear(Told.waiting("first").begun().now(state, sequence++), 100);
            assertThat(ready()).as("while it is %s", state).doesNotContain("second");
        }

        hear(Told.waiting("first").begun().now("succeeded", sequence), 100);
        assertThat(ready()).containsExactly("second");
    }

    @Test
    void dropsOldNews() {
        hear(Told.waiting("a").now("succeeded", 5), 100);
        hear(Told.waiting("a").now("running", 4), 200);

        assertThat(news.running()).isEmpty();
    }

    private void hear(Told told, long time) {
        news.hear(told.event(), time);
    }

    private List<String> ready() {
        return news.ready(Device.CPU).stream()
                .map(JobChanged::job)
                .map(Object::toString)
                .toList();
    }
}
