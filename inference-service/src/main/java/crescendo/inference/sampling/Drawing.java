package crescendo.inference.sampling;

import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.image.Grid;
import crescendo.inference.image.Pixels;
import crescendo.inference.image.Png;
import crescendo.inference.image.PngZip;
import java.util.Map;
import java.util.function.IntFunction;

/** Images in the form they are sent in. */
public final class Drawing {
    private Drawing() {}

    /**
     * @param latents that the images were made of, row-major
     * @param name    of image k
     */
    public static byte[] draw(Format format, Pixels images, float[] latents, IntFunction<String> name) {
        return switch (format) {
            case GRID -> Png.encode(Grid.of(images));
            case ZIP -> PngZip.encode(images, name);
            case RAW -> images.data();
            case SAFETENSORS ->
                Safetensors.encode(Map.of(
                        "images",
                                Tensor.of(
                                        images.data(),
                                        images.count(),
                                        images.height(),
                                        images.width(),
                                        images.channels()),
                        "latents", Tensor.of(latents, images.count(), latents.length / images.count())));
        };
    }
}
