package crescendo.inference.sampling;

import crescendo.contracts.tensor.Npy;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.animation.Apng;
import crescendo.inference.animation.Gif;
import crescendo.inference.image.Grid;
import crescendo.inference.image.Pixels;
import crescendo.inference.image.Png;
import crescendo.inference.image.PngZip;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Images in the form they are sent in. */
public final class Drawing {
    /** Of blended ones, what each class has of every image. */
    private static final String CLASSES = "classes";

    private Drawing() {}

    /**
     * @param input that the images were made of
     * @param fps   images a second, of what moves
     * @param name  of image k
     */
    public static byte[] draw(Format format, Pixels images, Input input, int fps, IntFunction<String> name) {
        return switch (format) {
            case GRID -> Png.encode(Grid.of(images));
            case ZIP -> PngZip.encode(images, name);
            case RAW -> images.data();
            case SAFETENSORS -> Safetensors.encode(tensors(images, input));
            case NPY -> Npy.encode(tensor(images));
            case APNG -> Apng.encode(images, fps);
            case GIF -> Gif.encode(images, fps);
        };
    }

    private static Map<String, Tensor> tensors(Pixels images, Input input) {
        int count = images.count();
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put(Signature.IMAGES, tensor(images));
        tensors.put(Signature.LATENTS, Tensor.of(input.latents(), count, input.latents().length / count));
        if (input.isBlended()) {
            tensors.put(CLASSES, Tensor.of(input.shares(), count, input.shares().length / count));
        }
        if (input.labels().length > 0) {
            tensors.put(Signature.LABELS, Tensor.of(input.labels(), count));
        }
        return tensors;
    }

    private static Tensor tensor(Pixels images) {
        return Tensor.of(images.data(), images.count(), images.height(), images.width(), images.channels());
    }
}
