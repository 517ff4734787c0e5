package crescendo.bench.threads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsCommandTest {
    @Test
    void timesEveryWayOfGivingOutTheCores() {
        Spoken spoken = Spoken.by(
                "threads",
                "--resolution",
                "8",
                "--fmap-max",
                "8",
                "--rows",
                "2",
                "--rounds",
                "1",
                "--seconds",
                "0.02",
                "--json");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        JsonNode rows = Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8));
        assertThat(rows).hasSameSizeAs(Share.all(Runtime.getRuntime().availableProcessors()));
        assertThat(rows.get(0).get("perSecond").asDouble()).isPositive();
    }

    @Test
    void aSingleCoreIsGivenOutInOneWay() {
        assertThat(Share.all(1)).isEqualTo(List.of(new Share(1, 1, false)));
        assertThat(Share.all(4)).contains(new Share(4, 1, false), new Share(1, 4, false), new Share(1, 4, true));
    }

    @Test
    void refusesWrongOptionsTogether() {
        Spoken spoken = Spoken.by("threads", "--rows", "0", "--rounds", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --rows: 0 is not allowed; use 1 to 1024",
                        "--rounds: 0 is not allowed; use 1 to 1000");
    }
}
