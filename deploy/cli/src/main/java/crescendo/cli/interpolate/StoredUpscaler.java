package crescendo.cli.interpolate;

import crescendo.cli.model.SamplePicture;
import crescendo.client.blob.Blobs;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.tensor.Safetensors;
import crescendo.measure.interpolation.Interpolated;
import crescendo.measure.upscaler.Probed;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The files of an interpolated upscaler on their way into the bucket. */
final class StoredUpscaler {
    private static final String BYTES = "application/octet-stream";

    private StoredUpscaler() {}

    /** @return what is to be registered */
    static UpscalerImport of(Interpolated made, Interpolation between, Blobs blobs) throws IOException {
        Probed probed = made.probed();
        return new UpscalerImport(
                stored(blobs, made.onnx(), BYTES),
                probed.spec(),
                probed.input(),
                probed.output(),
                stored(blobs, probed.golden(), BYTES),
                1,
                stored(blobs, SamplePicture.png(probed), "image/png"),
                Map.of(),
                made.weights().map(weights -> stored(blobs, weights, Safetensors.MEDIA_TYPE)),
                Optional.of(between));
    }

    private static FileRef stored(Blobs blobs, byte[] bytes, String mediaType) {
        return new FileRef(blobs.put(bytes), bytes.length, mediaType);
    }
}
