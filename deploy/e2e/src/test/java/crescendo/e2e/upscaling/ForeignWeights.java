package crescendo.e2e.upscaling;

import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A VGG11 of a few channels in the layout of torchvision, whose numbers follow from a seed: weights as others bring them. */
final class ForeignWeights {
    private static final int CHANNELS = 4;
    /** Of torchvision's layers, those that are convolutions. */
    private static final int[] CONVOLUTIONS = {0, 3, 6, 8, 11, 13, 16, 18};

    private ForeignWeights() {}

    static Path write(Path file) throws IOException {
        Map<String, Tensor> weights = new TreeMap<>();
        int in = 3;
        for (int index : CONVOLUTIONS) {
            float[] weight = Latents.normal(index, 0, CHANNELS, in * 9);
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= (float) Math.sqrt(2.0 / (in * 9));
            }
            weights.put("features." + index + ".weight", Tensor.of(weight, CHANNELS, in, 3, 3));
            weights.put("features." + index + ".bias", Tensor.of(new float[CHANNELS], CHANNELS));
            in = CHANNELS;
        }
        return Files.write(file, Safetensors.encode(weights));
    }
}
