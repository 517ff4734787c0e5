package crescendo.contracts.model;

import crescendo.contracts.model.VersionManifest.FileRef;
import java.util.Map;
import java.util.TreeMap;

/**
 * An extractor to be registered, whose file lies in the bucket already.
 *
 * @param classes  it tells apart; 0 for none
 * @param features it gives of an image; 0 for none
 * @param facts    of the import, such as the preset
 */
public record ExtractorImport(FileRef file, ExtractorSpec spec, int classes, int features, Map<String, String> facts) {
    public ExtractorImport {
        if (file == null || spec == null) {
            throw new IllegalArgumentException("extractor: file and spec are needed");
        }
        if (classes < 0 || features < 0 || classes == 0 && features == 0) {
            throw new IllegalArgumentException("extractor: it tells " + classes + " classes and gives " + features
                    + " features; one of them at least is needed");
        }
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
    }
}
