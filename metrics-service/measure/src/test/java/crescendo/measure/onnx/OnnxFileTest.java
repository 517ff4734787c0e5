package crescendo.measure.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
    @Test
    void weightsAreNotCopied() {
        TensorProto weights = TensorProto.newBuilder()
                .setRawData(ByteString.copyFrom(new byte[1000]))
                .build();
        byte[] onnx = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder().addInitializer(weights))
                .build()
                .toByteArray();

        ByteString read =
                OnnxFile.read("net.onnx", onnx).getGraph().getInitializer(0).getRawData();

        assertThat(read).isEqualTo(weights.getRawData());
        Arrays.fill(onnx, (byte) 1);
        assertThat(read.byteAt(999)).as("read from the file's own bytes").isEqualTo((byte) 1);
    }

    @Test
    void whatIsNoSuchFileIsRefusedByItsName() {
        byte[] endsAGroupThatNeverBegan = {4};

        for (byte[] none : new byte[][] {{1, 2, 3}, endsAGroupThatNeverBegan})
            assertThatExceptionOfType(UnusableNetwork.class)
                    .isThrownBy(() -> OnnxFile.read("net.onnx", none))
                    .withMessageStartingWith("net.onnx is no ONNX file: ");
    }
}
