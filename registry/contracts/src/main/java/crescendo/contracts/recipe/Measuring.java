package crescendo.contracts.recipe;

import crescendo.contracts.Name;
import java.util.List;
import java.util.Optional;

/**
 * Which metrics every checkpoint gets.
 *
 * @param metrics    their names
 * @param count      samples, and as many real images
 * @param seed       of latents, subsets and projections
 * @param classifier the model whose newest version at the time of the claim is the extractor of classes and features
 */
public record Measuring(List<String> metrics, int count, long seed, Optional<Name> classifier) {
    /** Of what no recipe says anything about. */
    public static final Measuring USUAL = new Measuring(List.of(), 2048, 1, Optional.empty());
}
