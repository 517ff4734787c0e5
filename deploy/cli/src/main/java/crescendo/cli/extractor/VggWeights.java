package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.NetworkFile;
import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.WeightsImport;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.onnx.Initialisers;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.vgg.KnownVgg;
import crescendo.trainer.model.vgg.TorchVgg;
import crescendo.trainer.model.vgg.VggPlan;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/**
 * Weights of a VGG that somebody has, made those that trainers compare in.
 *
 * @param content safetensors, as trainers keep theirs
 * @param plan    of the convolutions that they are of
 */
record VggWeights(WeightsImport asked, byte[] content, VggPlan plan) {
    private static final int COLOURS = 3;

    /**
     * @param bytes of a file of safetensors, or of ONNX
     * @throws Complaint where a tensor is missing, misshapen or in excess, naming it
     */
    static VggWeights of(Path file, ByteBuffer bytes, KnownVgg network) {
        Map<String, Tensor> ours;
        try {
            ours = TorchVgg.ours(network, tensors(file, bytes));
        } catch (UnusableNetwork refused) {
            throw new Complaint(ExitCode.FAILED, refused.getMessage(), refused);
        } catch (IllegalArgumentException refused) {
            throw new Complaint(ExitCode.FAILED, file + ": " + refused.getMessage(), refused);
        }
        byte[] content = Safetensors.encode(Perceivable.weights(ours));
        Map<String, String> facts =
                Map.of("preset", network.text(), "source", digest(bytes).toString());
        FileRef ref = new FileRef(Digest.of(content), content.length, Safetensors.MEDIA_TYPE);
        return new VggWeights(new WeightsImport(ref, COLOURS, facts), content, VggPlan.of(Perceivable.shapes(ours)));
    }

    private static Digest digest(ByteBuffer bytes) {
        MessageDigest hasher = Digest.hasher();
        hasher.update(bytes.duplicate());
        return Digest.of(hasher);
    }

    private static Map<String, Tensor> tensors(Path file, ByteBuffer bytes) {
        if (starts(bytes, 0, "PK"))
            throw new IllegalArgumentException("a file of PyTorch's own kind is not read; save its tensors as"
                    + " safetensors, or export the network to ONNX");
        return starts(bytes, Long.BYTES, "{")
                ? Safetensors.decode(bytes)
                : Initialisers.of(file.toString(), whole(file, bytes));
    }

    private static byte[] whole(Path file, ByteBuffer bytes) {
        NetworkFile.requireFits(file.toString(), bytes.remaining());
        byte[] whole = new byte[bytes.remaining()];
        bytes.duplicate().get(whole);
        return whole;
    }

    private static boolean starts(ByteBuffer bytes, int at, String with) {
        if (bytes.remaining() < at + with.length()) return false;
        for (int i = 0; i < with.length(); i++) if (bytes.get(at + i) != with.charAt(i)) return false;
        return true;
    }
}
