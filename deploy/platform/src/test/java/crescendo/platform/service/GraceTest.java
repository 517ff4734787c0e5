package crescendo.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraceTest {
    private static final String DEADLINE = "CRESCENDO_INFERENCE_DEADLINE";

    @Test
    void theInferenceServiceHasAsLongAsARequestMayTakeAndTenSecondsMore() {
        assertThat(Grace.of(Service.INFERENCE, Map.of())).isEqualTo(Duration.ofSeconds(70));
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 90000",
        "90, 90000",
        "PT1M30S, 90000",
        "2m, 120000",
        "1M30S, 90000",
        "1500ms, 1500",
        "1d, 86400000"
    })
    void aDeadlineIsReadAsTheServiceReadsIt(String deadline, long millis) {
        assertThat(Grace.of(Service.INFERENCE, Map.of(DEADLINE, deadline)))
                .isEqualTo(Duration.ofMillis(millis).plusSeconds(10));
    }

    @Test
    void whatIsSaidOfTheEndGoesBeforeTheDeadline() {
        assertThat(Grace.of(Service.INFERENCE, Map.of(DEADLINE, "90s", "QUARKUS_SHUTDOWN_TIMEOUT", "5s")))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whatIsNoTimeIsLeftToTheServiceToRefuse() {
        assertThat(Grace.of(Service.INFERENCE, Map.of(DEADLINE, "soon"))).isEqualTo(Duration.ofSeconds(70));
    }

    @ParameterizedTest
    @EnumSource(names = "INFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void theOthersHaveTenSeconds(Service other) {
        assertThat(Grace.of(other, Map.of(DEADLINE, "90s"))).isEqualTo(Duration.ofSeconds(10));
    }
}
