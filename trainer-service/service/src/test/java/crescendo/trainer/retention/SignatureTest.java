package crescendo.trainer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import crescendo.contracts.Name;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Name ONE = new Name("one");
    private static final Name OTHER = new Name("other");

    @Test
    void tensorsStayWhatTheyAre() {
        Map<String, Tensor> tensors = Map.of("a", Tensor.of(new float[] {1, 2}, 2), "b", Tensor.of(7L));
        byte[] content = Safetensors.encode(tensors);

        byte[] signed = Signature.on("weights.safetensors", content, ONE);

        assertThat(Safetensors.decode(signed)).isEqualTo(Safetensors.decode(content));
        assertThat(signed).isEqualTo(Signature.on("weights.safetensors", content, ONE));
        assertThat(signed).isNotEqualTo(Signature.on("weights.safetensors", content, OTHER));
    }

    @Test
    void aNetworkStaysWhatItIsAndIsLoadedAsBefore() throws Exception {
        byte[] content = network();

        byte[] signed = Signature.on("generator.onnx", content, ONE);

        OnnxMl.ModelProto before = OnnxMl.ModelProto.parseFrom(content);
        OnnxMl.ModelProto after = OnnxMl.ModelProto.parseFrom(signed);
        assertThat(after.toBuilder().clearMetadataProps().build()).isEqualTo(before);
        assertThat(after.getMetadataProps(0).getValue()).isEqualTo("one");
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(signed)) {
            assertThat(session.getInputNames()).containsExactly("x");
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("job", "one");
        }
    }

    @Test
    void aPictureStaysWhatItIs() throws Exception {
        BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, 0x123456);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(image, "png", content);

        byte[] signed = Signature.on("samples.png", content.toByteArray(), ONE);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(signed));
        assertThat(read.getRGB(0, 0, 5, 3, null, 0, 5)).isEqualTo(image.getRGB(0, 0, 5, 3, null, 0, 5));
        assertThat(signed).isNotEqualTo(Signature.on("samples.png", content.toByteArray(), OTHER));
    }

    @Test
    void aFileOfAnotherFormatIsRefused() {
        assertThatThrownBy(() -> Signature.on("notes.txt", new byte[0], ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signature has no place in notes.txt");
    }

    /** One that gives back what it is given. */
    private static byte[] network() {
        OnnxMl.TypeProto type = OnnxMl.TypeProto.newBuilder()
                .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .setShape(OnnxMl.TensorShapeProto.newBuilder()
                                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder()
                                        .setDimValue(1))))
                .build();
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(OnnxMl.GraphProto.newBuilder()
                        .setName("same")
                        .addNode(OnnxMl.NodeProto.newBuilder()
                                .setOpType("Identity")
                                .addInput("x")
                                .addOutput("y"))
                        .addInput(
                                OnnxMl.ValueInfoProto.newBuilder().setName("x").setType(type))
                        .addOutput(
                                OnnxMl.ValueInfoProto.newBuilder().setName("y").setType(type)))
                .build()
                .toByteArray();
    }
}
