package crescendo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.rest.JobStatus;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobNamesTest {
    private static final Name FASHION = new Name("fashion");

    @Test
    void beginsWithOne() {
        assertThat(JobNames.next(FASHION, List.of())).isEqualTo(new Name("fashion-1"));
        assertThat(JobNames.unfinished(FASHION, List.of())).isEmpty();
    }

    @Test
    void findsTheJobInWhichAnEarlierDemoWasStopped() {
        List<JobStatus> jobs = List.of(job("fashion-1", "succeeded"), job("fashion-2", "waiting"));

        assertThat(JobNames.unfinished(FASHION, jobs)).contains(jobs.get(1));
    }

    @Test
    void takesANewNameOnceAllHaveEnded() {
        List<JobStatus> jobs = List.of(job("fashion-9", "failed"), job("fashion-10", "cancelled"));

        assertThat(JobNames.unfinished(FASHION, jobs)).isEmpty();
        assertThat(JobNames.next(FASHION, jobs)).isEqualTo(new Name("fashion-11"));
    }

    @Test
    void leavesOtherJobsOfTheModelAlone() {
        List<JobStatus> jobs = List.of(job("fashion-1a2b3c4d", "running"), job("other", "running"));

        assertThat(JobNames.unfinished(FASHION, jobs)).isEmpty();
        assertThat(JobNames.next(FASHION, jobs)).isEqualTo(new Name("fashion-1"));
    }

    private static JobStatus job(String name, String state) {
        return new JobStatus(
                new JobChanged(
                        1,
                        new Name(name),
                        1,
                        state,
                        false,
                        false,
                        FASHION,
                        "progan",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        0,
                        1000,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        QueuePlace.USUAL),
                Optional.empty(),
                Optional.empty());
    }
}
