package crescendo.measure.generator;

import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.generator.Trial.Made;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of somebody else's as one of our own, and what was found out of it.
 *
 * @param onnx    the file with what was added, used as every generator is
 * @param ports   latents, images and, where there are classes, labels, as the file itself calls them
 * @param size    of a latent
 * @param classes that can be asked for; none where it knows none
 * @param form    of the images that the file itself gives
 * @param golden  the first samples of the seed 1, as {@link crescendo.contracts.model.VersionManifest.Golden} says
 * @param count   of golden samples
 * @param shown   the first samples of the same seed, uint8 NHWC, as many as are to be seen
 */
public record Probed(
        byte[] onnx,
        List<String> ports,
        int size,
        List<String> classes,
        ImageForm form,
        byte[] golden,
        int count,
        byte[] shown) {
    /** Of the golden samples. */
    public static final long SEED = Trial.SEED;

    static byte[] golden(Trial trial, int count, Made made) {
        Map<String, Tensor> golden = new TreeMap<>();
        golden.put(Wrapped.LATENTS, Tensor.of(trial.latents(0, count), count, trial.size()));
        if (trial.classes() > 0) golden.put(Wrapped.LABELS, Tensor.of(trial.labels(0, count), count));
        golden.put(Wrapped.RAW, Tensor.of(made.values(), made.shape()));
        golden.put(Wrapped.IMAGES, Tensor.of(made.bytes(), made.shape()));
        return Safetensors.encode(golden);
    }
}
