package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AvailableMemoryTest {
    private static final long GIB = 1L << 30;

    @Test
    void isSevenEighthsOfTheMachineWhereNobodySetIt() {
        AvailableMemory available = AvailableMemory.of(OptionalLong.empty(), 8 * GIB, 1);

        assertThat(available.mib()).isEqualTo(7 * 1024);
        assertThat(available.origin()).isEqualTo("seven eighths of the machine's 8192 MiB");
    }

    @Test
    void isSharedByJobsThatAreTrainedAtOnce() {
        AvailableMemory available = AvailableMemory.of(OptionalLong.of(4 * GIB), 64 * GIB, 2);

        assertThat(available.mib()).isEqualTo(2048);
        assertThat(available.origin()).isEqualTo("crescendo.memory, shared by 2 jobs");
    }

    @Test
    void ofThisMachineIsKnown() {
        assertThat(AvailableMemory.ofMachine()).isGreaterThan(GIB / 4);
    }
}
