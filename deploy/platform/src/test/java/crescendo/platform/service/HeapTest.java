package crescendo.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.platform.child.PlatformFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
    @ParameterizedTest
    @EnumSource
    void aServiceHasItsOwnUnlessOneIsGiven(Service service) {
        assertThat(Heap.flags(service, Map.of())).isEqualTo(service.flags());
    }

    @Test
    void whatIsGivenTakesItsPlaceAndNothingElses() {
        assertThat(Heap.flags(Service.INFERENCE, Map.of("CRESCENDO_HEAP_INFERENCE", "2g")))
                .containsExactly("-Xmx2g", "-XX:+UseParallelGC");
        assertThat(Heap.flags(Service.TRAINER, Map.of("CRESCENDO_HEAP_INFERENCE", "2g")))
                .isEqualTo(Service.TRAINER.flags());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0g", "2gb", "-1g", "2g -version"})
    void whatIsNoSizeIsRefused(String size) {
        assertThatThrownBy(() -> Heap.flags(Service.METRICS, Map.of("CRESCENDO_HEAP_METRICS", size)))
                .isInstanceOf(PlatformFault.class)
                .hasMessage("CRESCENDO_HEAP_METRICS: \"" + size
                        + "\" is not allowed; use a number and k, m or g, such as 2g");
    }
}
