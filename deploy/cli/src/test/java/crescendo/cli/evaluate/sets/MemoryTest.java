package crescendo.cli.evaluate.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void moreImagesThanFitAreRefusedWithTheCountThatFits() {
        assertThat(Memory.require("--reals a", 10, 32, 32, 3)).isEqualTo(30_720);
        assertThatThrownBy(() -> Memory.require("--reals a", 1_000_000, 1024, 1024, 3))
                .isInstanceOf(Complaint.class)
                .hasMessageMatching(
                        "--count: 1,000,000 images of 1024x1024x3 of --reals a take 3,000,000 MiB, more than.*"
                                + "use --count [0-9]+ or fewer, or give Java more memory, such as CRESCENDO_HEAP=8g");
    }
}
