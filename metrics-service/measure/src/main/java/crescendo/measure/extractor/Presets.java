package crescendo.measure.extractor;

import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Extractors that papers' numbers are of. The Inception-v3 of the Fréchet inception distance (Heusel et al. 2017) is the one of
 * 2015 with 1008 outputs and 2048 pooled features; its ports to PyTorch resize and scale differently, so each has a preset.
 *
 * @param name     that the command line knows it by
 * @param features it gives of an image; how the output of an unnamed file is told
 * @param classes  it tells apart, of which one number is enough
 */
public record Presets(String name, ImageInput input, int features, List<Integer> classes) {
    /** pytorch-fid: half-pixel centres, values in [−1, 1]. */
    public static final Presets INCEPTION_V3_FID = new Presets(
            "inception-v3-fid",
            ImageInput.ranging(299, Centres.HALF_PIXEL, -1, 1, Layout.NCHW),
            2048,
            List.of(1008, 1000));

    /** torch-fidelity: as TensorFlow 1 and the original graph did, from corners, (x − 128) / 128. */
    public static final Presets INCEPTION_V3_COMPAT = new Presets(
            "inception-v3-compat",
            new ImageInput(299, Centres.CORNER, 1 / 128.0, -1, Layout.NCHW),
            2048,
            List.of(1008, 1000));

    public static List<String> names() {
        return all().map(Presets::name).toList();
    }

    public static Optional<Presets> of(String name) {
        return all().filter(preset -> preset.name.equals(name)).findFirst();
    }

    private static Stream<Presets> all() {
        return Stream.of(INCEPTION_V3_FID, INCEPTION_V3_COMPAT);
    }
}
