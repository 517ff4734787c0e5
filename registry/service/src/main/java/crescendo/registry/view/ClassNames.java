package crescendo.registry.view;

import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest;
import java.util.List;

/** What the classes are called that a classifier tells apart. */
@FunctionalInterface
public interface ClassNames {
    /** @param extractor digest of the classifier's file; no names where no version here has such a file */
    List<String> of(Digest extractor);

    /** Of the classifiers in a view. */
    static ClassNames in(View view) {
        return extractor -> view.models().stream()
                .flatMap(model -> model.versions().values().stream())
                .filter(version -> isFileOf(version, extractor))
                .map(VersionManifest::classes)
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isFileOf(VersionManifest version, Digest extractor) {
        VersionManifest.FileRef file = version.files().get(VersionManifest.CLASSIFIER);
        return file != null && file.digest().equals(extractor);
    }
}
