package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvictionTest {
    private final List<VersionRef> open =
            Stream.of("a@1", "b@1", "a@2", "c@1").map(VersionRef::parse).toList();

    @Test
    void choosesNothingWhileThereIsRoom() {
        assertThat(choose(Set.of(), 3, 4)).isEmpty();
    }

    @Test
    void choosesTheLongestUnused() {
        assertThat(choose(Set.of(), 3, 2)).containsExactly(open.get(0), open.get(1));
    }

    @Test
    void sparesThoseInFrontWhileThereAreOthers() {
        assertThat(choose(Set.of(open.get(0), open.get(1)), 3, 2)).containsExactly(open.get(2), open.get(0));
    }

    @Test
    void neverChoosesWhatWasJustLoaded() {
        assertThat(choose(Set.of(open.get(1), open.get(2), open.get(3)), 0, 1))
                .containsExactly(open.get(1), open.get(2), open.get(3));
    }

    private List<VersionRef> choose(Set<VersionRef> front, int keep, int limit) {
        return Eviction.choose(open, front, open.get(keep), limit);
    }
}
