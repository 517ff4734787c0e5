package crescendo.trainer.service;

import crescendo.trainer.device.Device;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.TensorFlow;

/** What weights depend on beside recipe, data and seed. */
final class RunFacts {
    private RunFacts() {}

    static Map<String, String> of(int threads, Device device) {
        String oneDnn =
                Optional.ofNullable(System.getenv("TF_ENABLE_ONEDNN_OPTS")).orElse("default");
        return Map.of(
                "threads", Integer.toString(threads),
                "onednn", oneDnn,
                "device", device.kind(),
                "tensorflow", TensorFlow.version());
    }
}
