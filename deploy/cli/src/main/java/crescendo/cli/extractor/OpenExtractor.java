package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;

/** What tells classes and gives features in a comparison of files. */
public final class OpenExtractor implements AutoCloseable {
    private static final int BATCH = 64;

    private final ExtractorRef ref;
    private final Extractor extractor;
    private final List<String> classes;

    /**
     * @param onnx the file whose digest {@code ref} names
     * @param classes names of those that it tells, in the order of its logits; empty where they are not known
     * @throws Complaint where the file is no such extractor, with the reason
     */
    OpenExtractor(ExtractorRef ref, byte[] onnx, List<String> classes) {
        this.ref = ref;
        this.classes = List.copyOf(classes);
        try {
            // one thread a batch, since workers share the batches out
            this.extractor = new Extractor(new OnnxRuntime(1, BATCH), ref, ref.ports(), onnx);
        } catch (UnusableNetwork e) {
            throw new Complaint(ExitCode.FAILED, "--extractor: " + e.getMessage(), e);
        }
        if (!classes.isEmpty() && classes.size() != extractor.classes()) {
            int told = extractor.classes();
            extractor.close();
            throw Complaint.failed(
                    "--classes: " + classes.size() + " names; " + ref.name() + " tells " + told + " classes");
        }
    }

    public List<String> classes() {
        return classes;
    }

    public ExtractorRef ref() {
        return ref;
    }

    /** Closed with this. */
    public Extractor extractor() {
        return extractor;
    }

    @Override
    public void close() {
        extractor.close();
    }
}
