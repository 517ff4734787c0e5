package crescendo.registry.upscaler;

import crescendo.client.model.Models;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.imported.Imports;
import crescendo.registry.refusal.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an upscaler that was not trained here comes from: from nowhere that is known, or from two versions. */
@Singleton
class Parentage {
    private final Models models;

    Parentage(Models models) {
        this.models = models;
    }

    /** @throws Refused where a parent is not there, upscales nothing, or is about to go */
    Lineage of(UpscalerImport asked) {
        return asked.between().map(between -> between(asked, between)).orElseGet(() -> Imports.lineage(asked.file()));
    }

    private Lineage between(UpscalerImport asked, Interpolation between) {
        Map<String, ModelPin> pins = Map.of(
                VersionManifest.FROM, pin(between.from()),
                VersionManifest.TO, pin(between.to()));
        return new Lineage(
                Map.of(),
                pins,
                List.of(between.from(), between.to()),
                asked.file().digest(),
                Optional.of(between.alpha()));
    }

    private ModelPin pin(VersionRef ref) {
        VersionManifest parent =
                models.version(ref).orElseThrow(() -> Refused.unknown("version " + ref + " to interpolate from"));
        if (parent.upscaler().isEmpty()) {
            throw Refused.conflict(ref + " is a " + parent.family() + "; upscalers only are interpolated");
        }
        if (models.retired(ref)) {
            throw going(ref);
        }
        FileRef weights = parent.files().getOrDefault(VersionManifest.WEIGHTS, parent.file(VersionManifest.UPSCALER));
        return new ModelPin(ref, weights.digest());
    }

    /** Parents stay as long as what lies between them. @throws Refused where one is about to go */
    void keep(Lineage lineage) {
        for (VersionRef parent : lineage.parents()) {
            if (!models.keep(parent, "interpolation")) {
                throw going(parent);
            }
        }
    }

    private static Refused going(VersionRef parent) {
        return Refused.conflict(parent + " is being removed, as the retention of its job says");
    }
}
