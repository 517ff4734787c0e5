package crescendo.measure.extractor;

import crescendo.contracts.Digest;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.ClassProbabilities;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.feature.Features;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An open extractor: images in; logits of classes, features, or both out. */
public final class Extractor implements AutoCloseable {
    private final ExtractorRef ref;
    private final Ports ports;
    private final OnnxRuntime runtime;
    /** The file where it reads whole pixel values: another is made of it for what is not rounded. */
    private final byte[] onnx;

    private final Network network;
    private final int batch;
    private final Preprocessing.Input input;
    private final int classes;
    private final int features;
    /** Of what is not rounded; nothing until it is asked for. */
    private Network numbered;

    /**
     * @param onnx the file whose digest {@code ref} names
     * @throws UnusableNetwork where the file is no such extractor
     */
    public Extractor(OnnxRuntime runtime, ExtractorRef ref, Ports ports, byte[] onnx) {
        this.ref = ref;
        this.ports = ports;
        this.runtime = runtime;
        this.onnx = ref.preprocessing().readsWhole() ? onnx : new byte[0];
        this.network = new Network(runtime, ref.name(), onnx, Set.of(ports.images()), Set.of(), ports.outputs());
        this.batch = runtime.batch();
        this.classes = width(ports.logits(), 2);
        this.features = width(ports.features(), 1);
        this.input = ref.preprocessing()
                .input(network.inputShape(ports.images()))
                .orElseThrow(() -> refused("reads no images of the shape that its preprocessing makes"));
        if (classes == 0 && features == 0)
            throw refused("gives neither " + ports.logits() + " nor " + ports.features());
    }

    /** In reasons and errors. */
    public String name() {
        return ref.name();
    }

    /** Of its file. */
    public Digest digest() {
        return ref.digest();
    }

    /** What a protocol says of how images become its input. */
    public Map<String, String> asking() {
        return ref.preprocessing().parameters();
    }

    /** Height and width of its input, in pixels. */
    public int side() {
        return input.side();
    }

    /** Classes that it tells apart; 0 for none. */
    public int classes() {
        return classes;
    }

    /** Features that it gives of an image; 0 for none. */
    public int features() {
        return features;
    }

    /** The longer side, in pixels, of the reals that it is to see where the fakes have {@code side}. */
    public int realsSide(int side) {
        return ref.preprocessing().realsSide(input, side);
    }

    /** @throws MetricUndefined where it does not read images of this kind */
    public void requireReadable(int height, int width, int colours) throws MetricUndefined {
        ref.preprocessing().requireReadable(name(), input, height, width, colours);
    }

    /** @param images of a kind that {@link #requireReadable} let pass, or reals of {@link #realsSide} */
    public Seen see(Images images) {
        float[][] told = arrays(images);
        for (int first = 0; first < images.count(); first += batch) see(images, first, told);
        return seen(images.count(), told);
    }

    /** The same, batches shared among workers. */
    public Seen see(Images images, Workers workers) {
        float[][] told = arrays(images);
        workers.share(images.count(), batch, (from, to) -> see(images, from, told));
        return seen(images.count(), told);
    }

    /**
     * Gets ready for {@link #featuresOf}.
     *
     * @throws MetricUndefined where there are no features, or the file can only be given whole pixel values
     */
    public synchronized void requireUnrounded() throws MetricUndefined {
        if (features == 0) throw new MetricUndefined(name() + " gives no features");
        if (numbered != null || !ref.preprocessing().readsWhole()) return;
        byte[] other = NumberedInput.of(onnx, ports.images())
                .orElseThrow(() -> new MetricUndefined(name() + " reads whole pixel values alone"));
        numbered = new Network(runtime, name(), other, Set.of(ports.images()), Set.of(), ports.outputs());
    }

    /** Features of a few images that are not rounded, row-major. Several threads may ask, once it is ready. */
    public float[] featuresOf(UnroundedImages images) {
        float[] told = new float[Math.multiplyExact(images.count(), features)];
        Network reading = ref.preprocessing().readsWhole() ? numbered : network;
        reading.run(Map.of(ports.images(), ref.preprocessing().feed(images, input)), (name, output) -> {
            if (name.equals(ports.features())) output.getFloatBuffer().get(told);
        });
        return told;
    }

    private float[][] arrays(Images images) {
        return new float[][] {
            new float[Math.multiplyExact(images.count(), classes)],
            new float[Math.multiplyExact(images.count(), features)]
        };
    }

    /** @param told logits and features of all images, to be filled in for one batch */
    private void see(Images images, int first, float[][] told) {
        Images some = images.part(first, Math.min(batch, images.count() - first));
        network.run(Map.of(ports.images(), ref.preprocessing().feed(some, input)), (name, output) -> {
            boolean logits = name.equals(ports.logits());
            FloatBuffer numbers = output.getFloatBuffer();
            numbers.get(told[logits ? 0 : 1], first * (logits ? classes : features), numbers.remaining());
        });
    }

    private Seen seen(int count, float[][] told) {
        return new Seen(
                name(),
                classes == 0 ? Optional.empty() : Optional.of(ClassProbabilities.ofLogits(told[0], classes)),
                features == 0 ? Optional.empty() : Optional.of(new Features(told[1], count, features)));
    }

    @Override
    public void close() {
        network.close();
        if (numbered != null) numbered.close();
    }

    private int width(String output, int least) {
        if (!network.gives(output)) return 0;
        long[] shape = network.outputShape(output);
        // the ports' pooled features are [batch, n, 1, 1]
        boolean row = shape.length >= 2 && Arrays.stream(shape).skip(2).allMatch(axis -> axis == 1);
        if (!row || shape[1] < least) throw refused(output + " is no [batch, n] with n from " + least + " up");
        return (int) shape[1];
    }

    private UnusableNetwork refused(String reason) {
        network.close();
        return new UnusableNetwork(name() + ": " + reason);
    }
}
