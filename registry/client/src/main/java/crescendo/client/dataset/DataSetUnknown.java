package crescendo.client.dataset;

import crescendo.contracts.recipe.DataSetRef;

/** A data set, or that version of it, was never imported. */
public final class DataSetUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataSetUnknown(DataSetRef ref) {
        super("data set " + ref + " is unknown; import it first");
    }
}
