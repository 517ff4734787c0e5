package crescendo.metrics.material;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.metric.similarity.Picture;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/** An upscaler that was trained here: {@code images} (uint8 NHWC) of any size in, {@code upscaled} (uint8 NHWC) out. */
public final class Upscaler implements AutoCloseable {
    private final Network network;
    private final int scale;

    /**
     * @param what names the file in errors
     * @throws UnusableNetwork where the file is no such upscaler
     */
    public Upscaler(OnnxRuntime runtime, String what, byte[] onnx, int scale) {
        this.scale = scale;
        network =
                new Network(runtime, what, onnx, Set.of(UpscalerSpec.IMAGES), Set.of(UpscalerSpec.UPSCALED), Set.of());
    }

    /** A picture {@code scale} times as high and as wide. */
    public Picture upscaled(Picture low) {
        long[] shape = {1, low.height(), low.width(), low.channels()};
        byte[] made = new byte[low.pixels().length * scale * scale];
        network.run(
                Map.of(
                        UpscalerSpec.IMAGES,
                        environment -> OnnxTensor.createTensor(
                                environment,
                                ByteBuffer.allocateDirect(low.pixels().length)
                                        .put(low.pixels())
                                        .flip(),
                                shape,
                                OnnxJavaType.UINT8)),
                (name, values) -> values.getByteBuffer().get(made));
        return new Picture(made, low.height() * scale, low.width() * scale, low.channels());
    }

    @Override
    public void close() {
        network.close();
    }
}
