package crescendo.trainer.publish;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.Port;
import java.util.List;

/** Inputs and outputs of the files that are published. */
final class Ports {
    private static final int BATCH = -1;
    private static final int FREE = -1;
    private static final String FLOAT = "float32";
    private static final String BYTE = "uint8";
    private static final String NUMBER = "int64";

    private Ports() {}

    /** @param classes that can be asked for; 0 for none */
    static List<Port> asked(int latentSize, int classes) {
        Port latents = new Port("latents", FLOAT, List.of(BATCH, latentSize));
        return classes == 0 ? List.of(latents) : List.of(latents, new Port("labels", NUMBER, List.of(BATCH)));
    }

    static List<Port> generated(int height, int width, int colours) {
        List<Integer> shape = List.of(BATCH, height, width, colours);
        return List.of(new Port("images", BYTE, shape), new Port("raw", FLOAT, shape));
    }

    static List<Port> images(int side, int colours) {
        return List.of(new Port("images", BYTE, List.of(BATCH, side, side, colours)));
    }

    /** Of any size. */
    static List<Port> enlarging(int colours) {
        return List.of(new Port(UpscalerSpec.IMAGES, BYTE, List.of(BATCH, FREE, FREE, colours)));
    }

    static List<Port> enlarged(int colours) {
        List<Integer> shape = List.of(BATCH, FREE, FREE, colours);
        return List.of(new Port(UpscalerSpec.UPSCALED, BYTE, shape), new Port(UpscalerSpec.RAW, FLOAT, shape));
    }

    static List<Port> classified(int classes, int features) {
        return List.of(
                new Port("logits", FLOAT, List.of(BATCH, classes)),
                new Port("probabilities", FLOAT, List.of(BATCH, classes)),
                new Port("features", FLOAT, List.of(BATCH, features)));
    }
}
