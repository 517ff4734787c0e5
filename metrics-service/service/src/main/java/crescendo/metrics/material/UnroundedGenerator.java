package crescendo.metrics.material;

import crescendo.contracts.Labels;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.path.LatentSpace;
import crescendo.measure.path.UnroundedImages;
import java.util.Set;

/** A generator whose {@code raw} output (float32 NHWC, black −1, white 1) is asked for, in place of what is rounded from it. */
final class UnroundedGenerator implements LatentSpace {
    private final Network network;
    private final int classes;
    private final long seed;
    private final int size;
    private final int height;
    private final int width;
    private final int colours;

    /**
     * @param what names the file in errors
     * @param classes that can be asked for; 0 for none
     * @param seed of the classes of samples
     * @throws UnusableNetwork where the file is no such generator
     */
    UnroundedGenerator(OnnxRuntime runtime, String what, byte[] onnx, int classes, long seed) {
        this.network = new Network(runtime, what, onnx, Generator.inputs(classes), Set.of("raw"), Set.of());
        this.classes = classes;
        this.seed = seed;
        long[] latents = network.inputShape("latents");
        long[] images = network.outputShape("raw");
        if (latents.length != 2 || latents[1] < 1 || images.length != 4) {
            network.close();
            throw new UnusableNetwork(
                    what + ": [batch, size] of latents and [batch, height, width, colours] of raw are" + " needed");
        }
        this.size = (int) latents[1];
        this.height = (int) images[1];
        this.width = (int) images[2];
        this.colours = (int) images[3];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public UnroundedImages at(float[] latents, long first) {
        int rows = latents.length / size;
        float[] raw = new float[Math.multiplyExact(rows, height * width * colours)];
        long[] labels = classes == 0 ? new long[0] : Labels.uniform(seed, first, rows, classes);
        network.run(Generator.feeds(latents, size, labels), (name, images) -> images.getFloatBuffer()
                .get(raw));
        return UnroundedImages.ofRaw(raw, rows, height, width, colours);
    }

    @Override
    public void close() {
        network.close();
    }
}
