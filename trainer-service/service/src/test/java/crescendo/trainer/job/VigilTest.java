package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.job.Beat;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Looks at the beats in a real store, at times that the tests make up. */
class VigilTest {
    private static final Liveness LIVENESS = new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15));

    private final JobNews news = new JobNews();
    private final Jobs jobs = new Jobs(World.bucket());
    private final Vigil vigil = new Vigil(news, jobs, LIVENESS, Device.CPU);
    private final Told told =
            Told.waiting("watched-" + Nonce.next().substring(0, 8)).begun().now("running", 2);
    private final JobChanged running = told.event();
    private final Name job = running.job();

    @Test
    void anOwnerWhoseBeatStandsStillIsGoneAndOneWhoBeatsIsNot() {
        news.hear(running, 0);
        for (long second = 0; second < 30; second += 3) {
            jobs.beat(job, new Beat(1, second + 1));
            look(second);
        }
        assertThat(vigil.abandoned()).as("while it beats").isEmpty();

        look(30, 33, 36, 39);
        assertThat(vigil.abandoned(running)).as("after 12 seconds").isFalse();
        look(42);
        assertThat(vigil.abandoned(running)).as("after 15 seconds").isTrue();
        assertThat(vigil.abandoned()).containsExactly(job);
    }

    @Test
    void theNextAttemptIsNotAbandonedForWhatTheOneBeforeWas() {
        news.hear(running, 0);
        look(0, 3, 6, 9, 12, 15);
        assertThat(vigil.abandoned(running)).isTrue();
        JobChanged next = new Told(told.job(), 3, "running", 2, "", told.queue()).event();

        news.hear(next, 0);

        assertThat(vigil.abandoned(next)).as("before a look").isFalse();
        look(18);
        assertThat(vigil.abandoned()).isEmpty();
    }

    @Test
    void aJobForAnotherKindOfDeviceIsNotWatched() {
        news.hear(told.at(0, Device.GPU, "").event(), 0);

        look(0, 3, 6, 9, 12, 15);

        assertThat(vigil.abandoned()).isEmpty();
    }

    @Test
    void whoeverWaitsForNewsIsWokenOnceSomethingIsToBeTakenOver() throws InterruptedException {
        news.hear(running, 0);
        news.await(0); // what was heard
        look(0, 3, 6, 9, 12, 15);

        long start = System.nanoTime();
        news.await(60_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    private void look(long... seconds) {
        for (long second : seconds) {
            vigil.look(Duration.ofSeconds(second).toNanos());
        }
    }
}
