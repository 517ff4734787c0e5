package crescendo.client.model;

import crescendo.contracts.recipe.Origin;

/** There is no version that a recipe's origin could mean; the message says what there is. */
public final class OriginUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    OriginUnknown(Origin origin, String instead) {
        super("there is no " + origin + "; " + instead);
    }
}
