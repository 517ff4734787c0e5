package crescendo.registry.upscaler;

import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.imported.Imports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions that imports of upscalers make. */
final class Upscalers {
    static final String FAMILY = "upscaler";
    /** Side of the images that a file without fixed sides was tried with. */
    private static final int RESOLUTION = 64;

    private Upscalers() {}

    /** All of them, the network first. */
    static List<FileRef> files(UpscalerImport asked) {
        List<FileRef> files = new ArrayList<>(List.of(asked.file(), asked.golden(), asked.samples()));
        asked.weights().ifPresent(files::add);
        return files;
    }

    /** Whether a version has the very same file, used the same way and come by the same way. */
    static boolean isSame(VersionManifest version, UpscalerImport asked, Lineage lineage) {
        return version.upscaler().equals(Optional.of(asked.spec()))
                && version.lineage().equals(lineage)
                && version.file(VersionManifest.UPSCALER)
                        .digest()
                        .equals(asked.file().digest());
    }

    static VersionManifest version(VersionRef ref, UpscalerImport asked, Lineage lineage) {
        Map<String, FileRef> files = new TreeMap<>(Map.of(
                VersionManifest.UPSCALER, asked.file(),
                VersionManifest.GOLDEN, asked.golden(),
                VersionManifest.SAMPLES, asked.samples()));
        asked.weights().ifPresent(weights -> files.put(VersionManifest.WEIGHTS, weights));
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        ref.model(),
                        ref.version(),
                        FAMILY,
                        lineage.alpha().isPresent() ? Imports.INTERPOLATION : Imports.JOB,
                        Imports.at(RESOLUTION),
                        List.of(asked.input()),
                        List.of(asked.output()),
                        files,
                        Optional.of(new Golden(0, asked.count())),
                        List.of(),
                        lineage,
                        Optional.empty(),
                        asked.facts())
                .with(asked.spec());
    }
}
