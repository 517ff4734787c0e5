package crescendo.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakCommandTest {
    /** What is counted must not grow at all. Resident memory fills for the first minute: only a longer soak tells of it. */
    @Test
    void holdsOnToNothingOfTheSmallJobsThatItTrainsOneAfterTheOther() {
        Spoken spoken = Spoken.by("soak", "--minutes", "1");

        assertThat(spoken.out()).as(spoken.err()).contains("resident MiB");
        List<String> counted = spoken.out()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("resident MiB"))
                .toList();
        assertThat(counted).hasSize(6).allSatisfy(line -> assertThat(line).endsWith("flat"));
    }

    @Test
    void refusesATimeTooShortForATrend() {
        assertThat(Spoken.by("soak", "--minutes", "0.1").err())
                .isEqualTo("crescendo: --minutes: 0.1 is not allowed; use 0.5 to 10000\n");
    }
}
