package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobNewsTest {
    private final JobNews news = new JobNews();

    @Test
    void offersTheOldestFirst() {
        news.hear(waiting("b", 0, ""), 200);
        news.hear(waiting("a", 0, ""), 300);
        news.hear(waiting("c", 0, ""), 100);

        assertThat(news.ready()).extracting(JobChanged::job).containsExactly(name("c"), name("b"), name("a"));
    }

    @Test
    void offersAJobThatWasLetGoBeforeAJobThatHasNotBegun() {
        news.hear(waiting("new", 0, ""), 100);
        news.hear(waiting("begun", 1, ""), 200);

        assertThat(news.ready()).extracting(JobChanged::job).containsExactly(name("begun"), name("new"));
    }

    @Test
    void keepsAJobBackUntilTheOneBeforeItHasEnded() {
        news.hear(waiting("second", 0, "first"), 100);
        assertThat(news.ready()).isEmpty();

        news.hear(event("first", 3, "running", 1, ""), 100);
        assertThat(news.ready()).isEmpty();

        news.hear(event("first", 4, "succeeded", 1, ""), 100);
        assertThat(news.ready()).extracting(JobChanged::job).containsExactly(name("second"));
    }

    @Test
    void dropsOldNews() {
        news.hear(event("a", 5, "succeeded", 1, ""), 100);
        news.hear(event("a", 4, "running", 1, ""), 200);

        assertThat(news.running()).isEmpty();
    }

    private static JobChanged waiting(String job, int attempt, String after) {
        return event(job, 1, "waiting", attempt, after);
    }

    private static JobChanged event(String job, long sequence, String state, int attempt, String after) {
        return new JobChanged(
                1,
                name(job),
                sequence,
                state,
                false,
                name("model"),
                "progan",
                Optional.of(after).filter(text -> !text.isEmpty()).map(Name::new),
                attempt,
                Optional.empty(),
                0,
                64,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static Name name(String value) {
        return new Name(value);
    }
}
