package crescendo.inference.session;

import crescendo.contracts.model.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which versions leave memory when there are too many: the longest unused first, those in their model's front last. */
final class Eviction {
    private Eviction() {}

    /**
     * A version in memory.
     *
     * @param bytes of its network's file
     */
    record Held(VersionRef ref, long bytes) {}

    /**
     * Decides.
     *
     * @param unusedFirst what is in memory, the longest unused first
     * @param front       versions that answer where a request names none
     * @param keep        stays in any case
     * @param room        for those that stay
     */
    static List<VersionRef> choose(List<Held> unusedFirst, Set<VersionRef> front, VersionRef keep, Room room) {
        List<Held> order = new ArrayList<>();
        unusedFirst.stream().filter(held -> !front.contains(held.ref())).forEach(order::add);
        unusedFirst.stream().filter(held -> front.contains(held.ref())).forEach(order::add);
        order.removeIf(held -> held.ref().equals(keep));
        int versions = unusedFirst.size();
        long bytes = unusedFirst.stream().mapToLong(Held::bytes).sum();
        List<VersionRef> chosen = new ArrayList<>();
        for (Held held : order) {
            if (versions <= room.versions() && bytes <= room.bytes()) {
                break;
            }
            chosen.add(held.ref());
            versions--;
            bytes -= held.bytes();
        }
        return List.copyOf(chosen);
    }
}
