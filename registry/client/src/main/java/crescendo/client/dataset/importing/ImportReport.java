package crescendo.client.dataset.importing;

import crescendo.contracts.dataset.DataSetManifest;
import java.util.List;

/**
 * What came of an import.
 *
 * @param broken number of images that were skipped
 * @param reasons the first of them with their reasons, a line each
 */
public record ImportReport(DataSetManifest manifest, int broken, List<String> reasons) {
    /** How many broken images are named. */
    public static final int NAMED = 100;

    public ImportReport {
        reasons = List.copyOf(reasons);
    }
}
