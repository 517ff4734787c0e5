package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.measure.Subset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which images of two sets are compared.
 *
 * @param reals their indices, in the order they are taken in
 * @param fakes as many
 */
record Chosen(int[] reals, int[] fakes) {
    /** As recipes measure by default. */
    static final int USUAL = 2048;

    /** What a person asks for. @param inOrder whether the fakes are the first of their set, in its order */
    record Wish(Optional<Integer> count, long seed, boolean inOrder) {}

    int count() {
        return reals.length;
    }

    /** Of two sets: as many as are asked for of each, or else {@link #USUAL} or as many as both have. */
    static Chosen of(ImageSet reals, ImageSet fakes, Wish wish) {
        int count = wish.count().orElse(Math.min(USUAL, Math.min(reals.count(), fakes.count())));
        require(reals, reals.count(), count);
        require(fakes, fakes.count(), count);
        int[] first = new int[count];
        Arrays.setAll(first, i -> i);
        return new Chosen(
                Subset.of(reals.count(), count, wish.seed()),
                wish.inOrder() ? first : Subset.of(fakes.count(), count, wish.seed()));
    }

    /** Of all reals, in their order, those that are none of the fakes. @param all of the set of reals @param same whether the fakes are of it, too */
    int[] searched(int all, boolean same) {
        Set<Integer> taken = same ? Arrays.stream(fakes).boxed().collect(Collectors.toSet()) : Set.of();
        return IntStream.range(0, all).filter(index -> !taken.contains(index)).toArray();
    }

    /** Two halves of one set that have no image in common: what a perfect model would get. */
    static Chosen halves(ImageSet reals, Wish wish) {
        if (reals.count() < 4) {
            throw Complaint.failed(reals + ": too few images: there are " + reals.count()
                    + ", and two halves of at least 2 are needed");
        }
        int count = wish.count().orElse(Math.min(USUAL, reals.count() / 2));
        require(reals, reals.count() / 2, count);
        int[] both = Subset.of(reals.count(), 2 * count, wish.seed());
        return new Chosen(Arrays.copyOf(both, count), Arrays.copyOfRange(both, count, 2 * count));
    }

    private static void require(ImageSet set, int available, int count) {
        if (available >= 2 && count < 2) {
            throw Complaint.usage("--count: " + count + " is not allowed; use 2 to " + available);
        }
        if (count < 2 || count > available) {
            throw Complaint.failed(set + ": too few images: " + count + " are needed, at least 2, and there are "
                    + available + " to choose from");
        }
    }
}
