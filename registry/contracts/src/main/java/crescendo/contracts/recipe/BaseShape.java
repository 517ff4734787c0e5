package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The shape of images at the first stage, and with it that of all later ones, whose longer side is their resolution: 4×2 is
 * the base of 128×64, 3×4 that of 96×128.
 */
public record BaseShape(int height, int width) {
    public static final BaseShape SQUARE = new BaseShape(4, 4);

    private static final int LONGER = 4;
    private static final int SHORTEST = 2;

    public BaseShape {
        if (Math.max(height, width) != LONGER || Math.min(height, width) < SHORTEST)
            throw new IllegalArgumentException(
                    "the longer side of a base shape is 4 and the shorter one 2, 3 or 4, not " + height + " × "
                            + width);
    }

    /** The base of images of a shape; empty where they have none. */
    public static Optional<BaseShape> of(int height, int width) {
        int scale = Math.max(height, width) / LONGER;
        boolean whole = Integer.bitCount(scale) == 1 && height % scale == 0 && width % scale == 0;
        if (!whole || Math.max(height, width) != scale * LONGER || Math.min(height, width) < scale * SHORTEST)
            return Optional.empty();
        return Optional.of(new BaseShape(height / scale, width / scale));
    }

    /** Of images of a resolution, in pixels. */
    public int height(int resolution) {
        return resolution / LONGER * height;
    }

    /** Of images of a resolution, in pixels. */
    public int width(int resolution) {
        return resolution / LONGER * width;
    }

    public int pixels() {
        return height * width;
    }

    public boolean square() {
        return height == width;
    }

    @JsonValue
    public List<Integer> sides() {
        return List.of(height, width);
    }

    /** Images of a resolution, such as {@code 128×64}. */
    public String named(int resolution) {
        return height(resolution) + "×" + width(resolution);
    }
}
