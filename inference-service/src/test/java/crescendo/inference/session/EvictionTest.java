package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

    @Test
    void choosesUntilTheRestFitsTheMemory() {
        assertThat(choose(Set.of(), 3, new Room(9, 100))).isEmpty();
        assertThat(choose(Set.of(), 3, new Room(9, 75))).containsExactly(open.get(0), open.get(1));
        assertThat(choose(Set.of(), 3, new Room(9, 5)))
                .as("what was just loaded stays, however large")
                .containsExactly(open.get(0), open.get(1), open.get(2));
    }

    private List<VersionRef> choose(Set<VersionRef> front, int keep, int limit) {
        return choose(front, keep, new Room(limit, Long.MAX_VALUE));
    }

    // Of 10, 20, 30 and 40 bytes.
    private List<VersionRef> choose(Set<VersionRef> front, int keep, Room room) {
        List<Eviction.Held> held = IntStream.range(0, open.size())
                .mapToObj(i -> new Eviction.Held(open.get(i), 10 * (i + 1)))
                .toList();
        return Eviction.choose(held, front, open.get(keep), room);
    }
}
