package crescendo.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Optional;

/**
 * Opens networks on one device with one set of options.
 *
 * @param threads  that one run uses; with more of them a small network gets slower
 * @param spinning whether those threads burn a core while they wait for work
 */
public record OnnxRuntime(Device device, int threads, boolean spinning) {
    public OnnxRuntime {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** On the device that is wished for. @throws IllegalStateException where there is none, saying what is missing */
    public static OnnxRuntime on(Device.Wish wish, int threads, boolean spinning) {
        return on(Device.Provider.AUTO, wish, threads, spinning);
    }

    /** By the provider that is wished for, and where that is left open on the device. @throws IllegalStateException likewise */
    public static OnnxRuntime on(Device.Provider provider, Device.Wish wish, int threads, boolean spinning) {
        Device device = Device.choose(provider, wish, OnnxRuntime::missingForGpu, OnnxRuntime::missingForTensorRt);
        return new OnnxRuntime(device, threads, spinning);
    }

    /** The same with so many threads for a run. */
    public OnnxRuntime with(int threads) {
        return new OnnxRuntime(device, threads, spinning);
    }

    /** What keeps this process from a GPU; nothing where it can have one. */
    static Optional<String> missingForGpu() {
        return missing(OrtProvider.CUDA, "CUDA", OnnxRuntime::addGpu);
    }

    /** What keeps this process from TensorRT; nothing where it can have it. */
    static Optional<String> missingForTensorRt() {
        return missing(OrtProvider.TENSOR_RT, "TensorRT", OnnxRuntime::addTensorRt);
    }

    private interface Adding {
        void to(OrtSession.SessionOptions options) throws OrtException;
    }

    private static Optional<String> missing(OrtProvider provider, String name, Adding adding) {
        if (!OrtEnvironment.getAvailableProviders().contains(provider)) {
            return Optional.of("this build carries ONNX Runtime for the CPU only (build with -Pgpu)");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            adding.to(options);
            return Optional.empty();
        } catch (OrtException e) {
            return Optional.of("ONNX Runtime cannot use " + name + ": " + e.getMessage());
        }
    }

    /** The process' environment. */
    public OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "crescendo");
    }

    /** A session on a network's file; the caller closes it. */
    public OrtSession open(ModelFile onnx) throws OrtException {
        return open(onnx, true);
    }

    /** As {@link #open(ModelFile)}, for a network whose runs differ in shape: memory is planned anew for each. */
    public OrtSession openForManyShapes(ModelFile onnx) throws OrtException {
        return open(onnx, false);
    }

    private OrtSession open(ModelFile onnx, boolean sameShapes) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setMemoryPatternOptimization(sameShapes);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
            switch (device.kind()) {
                case CPU -> {}
                case GPU -> addGpu(options);
                case TENSORRT -> {
                    if (sameShapes) { // it optimises for each shape anew, which takes long
                        addTensorRt(options);
                    } else {
                        addGpu(options);
                    }
                }
            }
            return onnx.session(environment(), options);
        }
    }

    // Without TF32, whose ten bits of mantissa would not pass the comparison with the golden output.
    private static void addGpu(OrtSession.SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
            cuda.add("use_tf32", "0");
            options.addCUDA(cuda);
        }
    }

    // What TensorRT cannot do, CUDA does.
    private static void addTensorRt(OrtSession.SessionOptions options) throws OrtException {
        try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
            tensorRt.add("trt_fp16_enable", "0");
            options.addTensorrt(tensorRt);
        }
        addGpu(options);
    }
}
