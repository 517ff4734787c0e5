package crescendo.bench.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.bench.Spoken;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptFiguresTest {
    @Test
    void countsTheLiveObjectsOfAProcess() {
        byte[] kept = new byte[64 << 20];

        long bytes = LiveHeap.bytes(ProcessHandle.current().pid());

        assertThat(bytes).isGreaterThan(kept.length);
    }

    @Test
    void readsTheLineForAllClasses() {
        assertThat(LiveHeap.total("1:  3  72  [B (java.base)\nTotal        123456       7890123\n"))
                .isEqualTo(7890123);
        assertThatThrownBy(() -> LiveHeap.total("nothing")).hasMessageContaining("without a total: nothing");
    }

    @Test
    void cachesMayFillButNotMore() {
        assertThat(KeptFigures.flat(List.of(kept(40), kept(60), kept(41.9)))).isTrue();
        assertThat(KeptFigures.flat(List.of(kept(40), kept(42.1)))).isFalse();
    }

    @Test
    void refusesWrongOptionsTogether() {
        Spoken spoken = Spoken.by("soak-serve", "--requests", "10", "--every", "6", "--upscaler", "/no/such/file");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --upscaler: /no/such/file is not allowed; use an ONNX file",
                        "--every: 6 is not allowed; use 1 to half of --requests");
    }

    private static KeptFigures kept(double heapMiB) {
        return new KeptFigures(1, heapMiB, 1);
    }
}
