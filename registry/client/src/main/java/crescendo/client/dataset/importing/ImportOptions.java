package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.Reading;
import crescendo.contracts.recipe.BaseShape;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to import.
 *
 * @param side the longer one of the finest level in pixels, a power of two in [4, 1024]; chosen by the images' size where absent
 * @param base of the images' shape
 * @param strict whether a broken image stops the import
 * @param classes names in the order of the labels; those that the source knows where empty
 * @param reading of the files
 */
public record ImportOptions(OptionalInt side, BaseShape base, boolean strict, List<String> classes, Reading reading) {
    public static final ImportOptions USUAL =
            new ImportOptions(OptionalInt.empty(), BaseShape.SQUARE, false, List.of(), Reading.USUAL);

    public ImportOptions {
        classes = List.copyOf(classes);
        if (!base.square() && side.isEmpty()) {
            throw new IllegalArgumentException("side: missing; images that are not square are given theirs");
        }
        side.ifPresent(s -> {
            if (s < Fit.SMALLEST || s > Fit.LARGEST || Integer.bitCount(s) != 1) {
                throw new IllegalArgumentException(
                        "side: " + s + " is not a power of two from " + Fit.SMALLEST + " to " + Fit.LARGEST);
            }
        });
    }
}
