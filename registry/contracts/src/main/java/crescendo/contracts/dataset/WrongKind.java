package crescendo.contracts.dataset;

import static crescendo.contracts.dataset.DataSetManifest.FIXED;

/** A data set of one kind where only another can serve. */
public final class WrongKind extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    WrongKind(DataSetManifest found, String wanted) {
        super("data set " + found.name() + "@" + found.version() + " is " + found.kind() + " ("
                + (wanted.equals(FIXED) ? "images of any size" : "all images of one size") + "), and a " + wanted
                + " one is needed; import it "
                + (wanted.equals(FIXED) ? "without" : "with") + " --variable");
    }
}
