package crescendo.inference.service;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.runtime.Device;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void allCoresAreTriedForARunWhereNobodySaidOtherwise() {
        assertThat(Parts.triedAtOnce(0, 0, Device.Kind.CPU, 16)).isEqualTo(16);
        assertThat(Parts.triedAtOnce(4, 0, Device.Kind.CPU, 16))
                .as("threads are given")
                .isEqualTo(1);
        assertThat(Parts.triedAtOnce(0, 2, Device.Kind.CPU, 16))
                .as("runs are given")
                .isEqualTo(1);
        assertThat(Parts.triedAtOnce(0, 0, Device.Kind.GPU, 16)).as("a GPU").isEqualTo(1);
    }
}
