package crescendo.trainer.device;

import crescendo.contracts.recipe.QueuePlace;
import java.util.List;

/**
 * What networks are trained on.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param why  it was taken
 */
public record Device(String kind, String why) {
    private static final String MISSING = "a build with -Pgpu, an NVIDIA driver and the libraries of CUDA 12";

    /**
     * @param wanted what {@code crescendo.device} says
     * @param seen   kinds of devices that TensorFlow sees, such as {@code CPU}
     * @throws IllegalArgumentException where what is wanted is not there, or not known
     */
    public static Device choose(String wanted, List<String> seen) {
        boolean usable = seen.contains("GPU");
        return switch (wanted) {
            case "cpu" -> new Device("cpu", "crescendo.device=cpu");
            case "gpu" -> gpu(usable, seen);
            case "auto" ->
                usable
                        ? new Device("gpu", "crescendo.device=auto, and TensorFlow sees one")
                        : new Device("cpu", "crescendo.device=auto, and TensorFlow sees no GPU, only " + seen);
            default ->
                throw new IllegalArgumentException(
                        "crescendo.device: \"" + wanted + "\" is not known; use one of cpu, gpu, auto");
        };
    }

    /** As recipes pin jobs to it. */
    public QueuePlace.Device pin() {
        return kind.equals("gpu") ? QueuePlace.Device.GPU : QueuePlace.Device.CPU;
    }

    private static Device gpu(boolean usable, List<String> seen) {
        if (!usable) {
            throw new IllegalArgumentException("crescendo.device: gpu, but TensorFlow sees only " + seen
                    + "; missing is one of " + MISSING + "; or use auto or cpu");
        }
        return new Device("gpu", "crescendo.device=gpu");
    }
}
