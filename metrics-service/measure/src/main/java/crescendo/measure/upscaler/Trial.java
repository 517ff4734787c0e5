package crescendo.measure.upscaler;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.UnusableNetwork;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** Runs a file on one image, whose numbers are those of the file. */
record Trial(Network network, PortNames ports, Layout layout, int channels) {
    /**
     * Runs.
     *
     * @throws UnusableNetwork where the file does not take such an image, or gives no image of as many colours
     */
    Plane run(Plane image) {
        Plane[] made = new Plane[1];
        network.run(
                Map.of(ports.images(), environment -> tensor(environment, image)),
                (name, values) -> made[0] = plane(values));
        return made[0];
    }

    private OnnxTensor tensor(OrtEnvironment environment, Plane image) throws OrtException {
        int count = Math.max(1, ports.in().get(0));
        float[] ordered = new float[count * image.values().length];
        int each = image.values().length;
        for (int i = 0; i < each; i++) ordered[index(i, image.height(), image.width())] = image.values()[i];
        for (int k = 1; k < count; k++) System.arraycopy(ordered, 0, ordered, k * each, each);
        long[] shape = layout == Layout.NHWC
                ? new long[] {count, image.height(), image.width(), channels}
                : new long[] {count, channels, image.height(), image.width()};
        if (!ports.takes().equals("uint8"))
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(ordered), shape);
        ByteBuffer bytes = ByteBuffer.allocateDirect(ordered.length);
        for (float value : ordered) bytes.put((byte) Math.round(value));
        return OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
    }

    private Plane plane(OnnxTensor values) throws OrtException {
        long[] shape = values.getInfo().getShape();
        boolean nhwc = layout == Layout.NHWC;
        if (shape.length != 4 || shape[nhwc ? 3 : 1] != channels)
            throw new UnusableNetwork(
                    "it makes " + Arrays.toString(shape) + " of an image of " + channels + " colours");
        Plane plane = Plane.black((int) shape[nhwc ? 1 : 2], (int) shape[nhwc ? 2 : 3], channels);
        boolean bytes = ports.gives().equals("uint8");
        ByteBuffer small = bytes ? values.getByteBuffer() : null;
        FloatBuffer large = bytes ? null : values.getFloatBuffer();
        for (int i = 0; i < plane.values().length; i++) {
            int at = index(i, plane.height(), plane.width());
            plane.values()[i] = bytes ? small.get(at) & 0xff : large.get(at);
        }
        return plane;
    }

    /** Where a value stands in the file's order. */
    private int index(int at, int height, int width) {
        return layout == Layout.NHWC ? at : at % channels * height * width + at / channels;
    }
}
