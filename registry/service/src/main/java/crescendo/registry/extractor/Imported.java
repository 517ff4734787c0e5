package crescendo.registry.extractor;

import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.model.WeightsImport;
import crescendo.registry.imported.Imports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions that imports of extractors make. */
final class Imported {
    static final String FAMILY = "extractor";

    private Imported() {}

    /** Whether a version has the very same file, used the same way. */
    static boolean isSame(VersionManifest version, ExtractorImport asked) {
        return version.extractor().equals(Optional.of(asked.spec()))
                && version.file(VersionManifest.IMPORTED)
                        .digest()
                        .equals(asked.file().digest());
    }

    /** Whether a version is of these very weights. */
    static boolean isSame(VersionManifest version, WeightsImport asked) {
        return Optional.ofNullable(version.files().get(VersionManifest.WEIGHTS))
                .filter(file -> file.digest().equals(asked.weights().digest()))
                .isPresent();
    }

    static VersionManifest version(VersionRef ref, WeightsImport asked) {
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                ref.model(),
                ref.version(),
                FAMILY,
                Imports.JOB,
                Imports.at(0),
                List.of(new Port("images", "uint8", List.of(-1, -1, -1, asked.colours()))),
                List.of(),
                Map.of(VersionManifest.WEIGHTS, asked.weights()),
                Optional.empty(),
                List.of(),
                Imports.lineage(asked.weights()),
                Optional.empty(),
                asked.facts());
    }

    static VersionManifest version(VersionRef ref, ExtractorImport asked) {
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        ref.model(),
                        ref.version(),
                        FAMILY,
                        Imports.JOB,
                        Imports.at(asked.spec().input().side()),
                        List.of(new Port(
                                asked.spec().images(),
                                "float32",
                                shape(asked.spec().input()))),
                        outputs(asked),
                        Map.of(VersionManifest.IMPORTED, asked.file()),
                        Optional.empty(),
                        List.of(),
                        Imports.lineage(asked.file()),
                        Optional.empty(),
                        asked.facts())
                .with(asked.spec());
    }

    private static List<Integer> shape(ImageInput input) {
        return switch (input.layout()) {
            case NCHW -> List.of(-1, 3, input.side(), input.side());
            case NHWC -> List.of(-1, input.side(), input.side(), 3);
        };
    }

    private static List<Port> outputs(ExtractorImport asked) {
        ExtractorSpec spec = asked.spec();
        List<Port> outputs = new ArrayList<>();
        spec.logits().ifPresent(name -> outputs.add(new Port(name, "float32", List.of(-1, asked.classes()))));
        spec.features().ifPresent(name -> outputs.add(new Port(name, "float32", List.of(-1, asked.features()))));
        return outputs;
    }
}
