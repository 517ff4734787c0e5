package crescendo.inference.session;

import crescendo.contracts.model.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which versions leave memory when there are too many: the longest unused first, those in their model's front last. */
final class Eviction {
    private Eviction() {}

    /**
     * Decides.
     *
     * @param unusedFirst what is in memory, the longest unused first
     * @param front       versions that answer where a request names none
     * @param keep        stays in any case
     * @param limit       how many may stay
     */
    static List<VersionRef> choose(List<VersionRef> unusedFirst, Set<VersionRef> front, VersionRef keep, int limit) {
        List<VersionRef> order = new ArrayList<>();
        unusedFirst.stream().filter(ref -> !front.contains(ref)).forEach(order::add);
        unusedFirst.stream().filter(front::contains).forEach(order::add);
        order.remove(keep);
        return List.copyOf(order.subList(0, Math.max(0, Math.min(order.size(), unusedFirst.size() - limit))));
    }
}
