package crescendo.inference.runtime;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where networks run, and why there.
 *
 * @param kind   what was taken
 * @param reason in words for the log and for health
 */
public record Device(Kind kind, String reason) {
    /** What can be taken. */
    public enum Kind {
        CPU,
        /** By ONNX Runtime's CUDA provider. */
        GPU,
        /** A GPU by TensorRT, and by CUDA what that cannot do. */
        TENSORRT
    }

    /** What may be asked for in {@code crescendo.inference.provider}. */
    public enum Provider {
        /** As {@code crescendo.device} says. */
        AUTO,
        CPU,
        CUDA,
        TENSORRT
    }

    /** What may be asked for in {@code crescendo.device}. */
    public enum Wish {
        CPU,
        GPU,
        AUTO
    }

    /**
     * Decides.
     *
     * @param wish     counts where the provider is {@link Provider#AUTO}
     * @param cuda     what CUDA would need and this machine or this build lacks, looked for where it matters
     * @param tensorRt what TensorRT would need
     * @throws IllegalStateException where something is demanded that lacks something, naming it
     */
    static Device choose(
            Provider provider, Wish wish, Supplier<Optional<String>> cuda, Supplier<Optional<String>> tensorRt) {
        return switch (provider) {
            case AUTO -> choose(wish, wish == Wish.CPU ? Optional.of("not looked for") : cuda.get());
            case CPU -> new Device(Kind.CPU, "crescendo.inference.provider=cpu");
            case CUDA -> demanded("cuda", Kind.GPU, cuda.get());
            case TENSORRT -> demanded("tensorrt", Kind.TENSORRT, tensorRt.get());
        };
    }

    private static Device demanded(String provider, Kind kind, Optional<String> missing) {
        if (missing.isPresent()) {
            throw new IllegalStateException("crescendo.inference.provider: " + provider + " cannot be had: "
                    + missing.get() + "; provide it, or use cpu or auto");
        }
        return new Device(kind, "crescendo.inference.provider=" + provider);
    }

    /**
     * Decides.
     *
     * @param missing what a GPU would need and this machine or this build lacks; nothing where a GPU is usable
     * @throws IllegalStateException where a GPU is demanded and something is missing, naming it
     */
    public static Device choose(Wish wish, Optional<String> missing) {
        return switch (wish) {
            case CPU -> new Device(Kind.CPU, "crescendo.device=cpu");
            case GPU -> {
                if (missing.isPresent()) {
                    throw new IllegalStateException("crescendo.device: gpu cannot be had: " + missing.get()
                            + "; provide it, or use cpu or auto");
                }
                yield new Device(Kind.GPU, "crescendo.device=gpu");
            }
            case AUTO ->
                missing.map(what -> new Device(Kind.CPU, "crescendo.device=auto, and no GPU: " + what))
                        .orElseGet(() -> new Device(Kind.GPU, "crescendo.device=auto, and a GPU is usable"));
        };
    }
}
