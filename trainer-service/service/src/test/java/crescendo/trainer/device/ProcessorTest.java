package crescendo.trainer.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void hasBfloat16WhereEveryCoreOfAnX86Has() {
        String with = "flags\t\t: fpu avx512f avx512_bf16 sse2";
        String without = "flags\t\t: fpu avx512f sse2";

        assertThat(Processor.of(List.of("processor\t: 0", with, "", "processor\t: 1", with))
                        .hasBfloat16())
                .isTrue();
        assertThat(Processor.of(List.of(with, without)).hasBfloat16()).isFalse();
    }

    @Test
    void hasBfloat16WhereAnArmSaysSo() {
        assertThat(Processor.of(List.of("Features\t: fp asimd bf16 i8mm")).hasBfloat16())
                .isTrue();
    }

    @Test
    void hasNothingWhereNothingIsTold() {
        assertThat(Processor.of(List.of("model name\t: avx512_bf16 look-alike")))
                .isEqualTo(new Processor(Set.of()));
    }
}
