package crescendo.trainer.retention;

import ai.onnx.proto.OnnxMl;
import crescendo.contracts.Name;
import crescendo.contracts.tensor.Safetensors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The name of a job inside the files of its versions, so that no other job's files have their digests: what is stored under
 * them is nobody else's, and can be deleted. What the files say to a reader stays the same.
 */
public final class Signature {
    private static final String KEY = "job";
    private static final int PNG_END = 12;

    private Signature() {}

    /** @param name of the file, which tells its format */
    public static byte[] on(String name, byte[] content, Name job) {
        if (name.endsWith(".safetensors")) {
            return Safetensors.encode(Safetensors.decode(content), Map.of(KEY, job.value()));
        }
        if (name.endsWith(".onnx")) {
            return onnx(content, job);
        }
        if (name.endsWith(".png")) {
            return png(content, job);
        }
        throw new IllegalArgumentException("a signature has no place in " + name);
    }

    /** Messages of protocol buffers that follow each other are one. */
    private static byte[] onnx(byte[] content, Name job) {
        byte[] more = OnnxMl.ModelProto.newBuilder()
                .addMetadataProps(
                        OnnxMl.StringStringEntryProto.newBuilder().setKey(KEY).setValue(job.value()))
                .buildPartial()
                .toByteArray();
        return ByteBuffer.allocate(content.length + more.length)
                .put(content)
                .put(more)
                .array();
    }

    /** A chunk of text before the last chunk, which is empty. */
    private static byte[] png(byte[] content, Name job) {
        byte[] chunk = ("tEXt" + KEY + "\0" + job).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(chunk);
        return ByteBuffer.allocate(content.length + chunk.length + 2 * Integer.BYTES)
                .put(content, 0, content.length - PNG_END)
                .putInt(chunk.length - Integer.BYTES)
                .put(chunk)
                .putInt((int) check.getValue())
                .put(content, content.length - PNG_END, PNG_END)
                .array();
    }
}
