package crescendo.cli.dataset;

import crescendo.contracts.dataset.DataSetManifest;

/** How large the images of a data set are, in few words. */
final class Extent {
    private Extent() {}

    /** Such as {@code 32×32}, or {@code 321×321 to 481×481} where they have sizes of their own. */
    static String of(DataSetManifest set) {
        if (set instanceof DataSetManifest.Fixed fixed) {
            return fixed.height() + "×" + fixed.width();
        }
        DataSetManifest.Variable variable = set.variable();
        return variable.least().equals(variable.most())
                ? variable.least().toString()
                : variable.least() + " to " + variable.most();
    }
}
