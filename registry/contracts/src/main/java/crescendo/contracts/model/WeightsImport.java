package crescendo.contracts.model;

import crescendo.contracts.model.VersionManifest.FileRef;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights of a network that sees, to be registered, whose file lies in the bucket already: what upscalers are compared in while they
 * are trained.
 *
 * @param weights safetensors, by {@code classifier/parameter} as trainers keep theirs
 * @param colours of the images that it sees: 1 or 3
 * @param facts   of the import, such as the preset
 */
public record WeightsImport(FileRef weights, int colours, Map<String, String> facts) {
    public WeightsImport {
        if (weights == null) {
            throw new IllegalArgumentException("weights: the file is missing");
        }
        if (colours != 1 && colours != 3) {
            throw new IllegalArgumentException("weights: colours must be 1 or 3, not " + colours);
        }
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
    }
}
