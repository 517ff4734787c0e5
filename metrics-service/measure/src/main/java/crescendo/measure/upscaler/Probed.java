package crescendo.measure.upscaler;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;

/**
 * What was found out of a file.
 *
 * @param small  a test picture, uint8 height × width × channels, grey or RGB
 * @param large  what the file made of it
 * @param height of the small one
 * @param width  of the small one
 */
public record Probed(UpscalerSpec spec, Port input, Port output, int height, int width, byte[] small, byte[] large) {
    /** The same, used otherwise. */
    public Probed with(UpscalerSpec other) {
        return new Probed(other, input, output, height, width, small, large);
    }

    /** The two pictures as the golden sample of a version, a batch of one each. */
    public byte[] golden() {
        long scale = spec.scale();
        long channels = spec.colours().channels();
        return Safetensors.encode(Map.of(
                "images", Tensor.of(small, 1, height, width, channels),
                "upscaled", Tensor.of(large, 1, height * scale, width * scale, channels)));
    }
}
