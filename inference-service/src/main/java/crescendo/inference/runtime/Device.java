package crescendo.inference.runtime;

import java.util.Optional;

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
        GPU
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
