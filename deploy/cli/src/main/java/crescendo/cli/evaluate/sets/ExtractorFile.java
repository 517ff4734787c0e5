package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.contracts.Digest;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.Ports;
import crescendo.measure.extractor.Preprocessing;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One of our own classifiers as a file: uint8 NHWC {@code images} in, {@code logits} and {@code features} out. */
final class ExtractorFile implements AutoCloseable {
    private static final long MAX_BYTES = 1L << 30;
    private static final int BATCH = 64;

    private final ExtractorRef ref;
    private final Extractor extractor;
    private final List<String> classes;

    /**
     * @param classes names of those that it tells, in the order of its logits; empty where they are not known
     * @throws Complaint where the file is no such classifier, with the reason
     */
    ExtractorFile(Path file, List<String> classes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Complaint.failed("--extractor: " + file + " is no file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw Complaint.failed("--extractor: " + file + " is longer than " + MAX_BYTES + " bytes");
        }
        this.classes = List.copyOf(classes);
        byte[] onnx = Files.readAllBytes(file);
        this.ref = new ExtractorRef("the extractor " + file, Digest.of(onnx), Preprocessing.AVERAGING);
        try {
            // one thread a batch, since workers share the batches out
            this.extractor = new Extractor(new OnnxRuntime(1, BATCH), ref, Ports.OWN, onnx);
        } catch (UnusableNetwork e) {
            throw new Complaint(1, "--extractor: " + e.getMessage(), e);
        }
        if (!classes.isEmpty() && classes.size() != extractor.classes()) {
            int told = extractor.classes();
            extractor.close();
            throw Complaint.failed("--classes: " + classes.size() + " names; " + file + " tells " + told + " classes");
        }
    }

    List<String> classes() {
        return classes;
    }

    ExtractorRef ref() {
        return ref;
    }

    Extractor open() {
        return extractor;
    }

    @Override
    public void close() {
        extractor.close();
    }
}
