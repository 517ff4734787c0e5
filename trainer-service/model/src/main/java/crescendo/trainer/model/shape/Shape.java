package crescendo.trainer.model.shape;

import crescendo.contracts.recipe.BaseShape;
import java.util.List;

/** A tensor's shape without its batch: [height, width, channels], [units], or nothing for a scalar. */
public record Shape(List<Integer> sizes) {
    public Shape {
        sizes = List.copyOf(sizes);
    }

    public static Shape of(Integer... sizes) {
        return new Shape(List.of(sizes));
    }

    public static Shape image(int side, int channels) {
        return of(side, side, channels);
    }

    public static Shape image(BaseShape base, int resolution, int channels) {
        return of(base.height(resolution), base.width(resolution), channels);
    }

    /** The last size: channels or units. */
    public int channels() {
        return sizes.get(sizes.size() - 1);
    }

    /** The same with another last size. */
    public Shape withChannels(int channels) {
        Integer[] other = sizes.toArray(Integer[]::new);
        other[other.length - 1] = channels;
        return of(other);
    }

    boolean isImage() {
        return sizes.size() == 3;
    }

    /** How many numbers. */
    public int elements() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** Such as {@code 8x8x64}. */
    @Override
    public String toString() {
        return String.join("x", sizes.stream().map(String::valueOf).toList());
    }
}
