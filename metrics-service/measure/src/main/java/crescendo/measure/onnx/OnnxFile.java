package crescendo.measure.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;

/** What an ONNX file says, read without ONNX Runtime. */
public final class OnnxFile {
    private OnnxFile() {}

    /**
     * Reads. Weights are not copied: the bytes must stay as they are.
     *
     * @param what names the file in errors
     * @throws UnusableNetwork where it is no ONNX file
     */
    public static ModelProto read(String what, byte[] onnx) {
        try {
            // aliasing does nothing for bytes that are not promised to stay
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
            in.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(in);
            in.checkLastTagWas(0);
            return model;
        } catch (IOException e) {
            throw new UnusableNetwork(what + " is no ONNX file: " + e.getMessage(), e);
        }
    }
}
