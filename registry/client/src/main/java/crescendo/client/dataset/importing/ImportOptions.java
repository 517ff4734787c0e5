package crescendo.client.dataset.importing;

import crescendo.client.dataset.picture.Limits;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to import.
 *
 * @param side of the finest level in pixels, a power of two in [4, 1024]; chosen by the images' size where absent
 * @param strict whether a broken image stops the import
 * @param classes names in the order of the labels; those that the source knows where empty
 * @param limits of each picture
 */
public record ImportOptions(OptionalInt side, boolean strict, List<String> classes, Limits limits) {
    public static final ImportOptions USUAL = new ImportOptions(OptionalInt.empty(), false, List.of(), Limits.USUAL);

    public ImportOptions {
        classes = List.copyOf(classes);
        side.ifPresent(s -> {
            if (s < SquareFit.SMALLEST || s > SquareFit.LARGEST || Integer.bitCount(s) != 1) {
                throw new IllegalArgumentException("side: " + s + " is not a power of two from " + SquareFit.SMALLEST
                        + " to " + SquareFit.LARGEST);
            }
        });
    }
}
