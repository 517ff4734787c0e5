package crescendo.trainer.state;

import crescendo.contracts.Name;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that training needs to go on as if it had never stopped. The job's name is part of it, so that two jobs of one recipe
 * never share a blob that one of them will delete.
 *
 * @param imagesShown where it stands
 * @param tensors     networks, averages and optimisers by name
 * @param guard       what the collapse guard remembers, where it looks
 */
public record TrainingState(Name job, long imagesShown, Map<String, Tensor> tensors, Optional<Tensor> guard) {
    public TrainingState(Name job, long imagesShown, Map<String, Tensor> tensors) {
        this(job, imagesShown, tensors, Optional.empty());
    }

    private static final String JOB = "job";
    private static final String IMAGES_SHOWN = "imagesShown";
    private static final String GUARD = "guard";
    private static final String PREFIX = "tensors/";

    /** Safetensors: equal states are equal bytes. */
    public byte[] encode() {
        Map<String, Tensor> all = new TreeMap<>();
        byte[] name = job.value().getBytes(StandardCharsets.UTF_8);
        all.put(JOB, Tensor.of(name, name.length));
        all.put(IMAGES_SHOWN, Tensor.of(imagesShown));
        guard.ifPresent(memory -> all.put(GUARD, memory));
        tensors.forEach((key, tensor) -> all.put(PREFIX + key, tensor));
        return Safetensors.encode(all);
    }

    /** @throws IllegalArgumentException where the bytes are no state */
    public static TrainingState decode(byte[] bytes) {
        Map<String, Tensor> all = Safetensors.decode(bytes);
        if (!all.containsKey(JOB) || !all.containsKey(IMAGES_SHOWN)) {
            throw new IllegalArgumentException("not a training state: it holds " + all.keySet());
        }
        Map<String, Tensor> tensors = new TreeMap<>();
        all.forEach((key, tensor) -> {
            if (key.startsWith(PREFIX)) {
                tensors.put(key.substring(PREFIX.length()), tensor);
            }
        });
        Name job = new Name(new String(all.get(JOB).bytes(), StandardCharsets.UTF_8));
        return new TrainingState(job, all.get(IMAGES_SHOWN).integer(), tensors, Optional.ofNullable(all.get(GUARD)));
    }
}
