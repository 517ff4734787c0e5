package crescendo.contracts.recipe.json;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.recipe.Objective.Loss;
import crescendo.contracts.recipe.json.field.Fields;

/** What a recipe says of collapses. The defaults look at nothing, so that a recipe without them is trained as ever. */
final class GuardFields {
    private GuardFields() {}

    static Guard read(Fields guard, Loss loss) {
        long every = guard.integer("every", 0, 0, 1_000_000_000L);
        int images = (int) guard.integer("images", 64, 8, 1024);
        int patience = (int) guard.integer("patience", 3, 1, 1000);
        Guard.Saturation saturation = saturation(guard.object("saturation"), loss);
        Guard.Diversity diversity = diversity(guard.object("diversity"));
        Guard.Swd swd = swd(guard.object("swd"));
        Guard.Action action = guard.chosen("action", Guard.Action.NONE);
        double factor = guard.number("learningRateFactor", 0.5, 1e-6, 1);
        int atMost = (int) guard.integer("atMost", 3, 0, 100);
        guard.done();
        return new Guard(every, images, patience, saturation, diversity, swd, action, factor, atMost);
    }

    private static Guard.Saturation saturation(Fields saturation, Loss loss) {
        double gap = saturation.number("gap", saturated(loss), 0, 1e9);
        saturation.done();
        return new Guard.Saturation(gap);
    }

    /** Where a loss has nothing left to say: a Wasserstein critic's gap is a distance, and has no such end. */
    private static double saturated(Loss loss) {
        return switch (loss) {
            case WASSERSTEIN -> 0;
            case SATURATING, NON_SATURATING -> 10; // each side sure by more than 99 %
            case HINGE -> 3; // from 2 on both hinges are flat
            case LEAST_SQUARES -> 1.9; // of the 2 between its labels
        };
    }

    private static Guard.Diversity diversity(Fields diversity) {
        double floor = diversity.number("floor", 0.1, 0, 1);
        double fall = diversity.number("fall", 0.5, 0, 1);
        diversity.done();
        return new Guard.Diversity(floor, fall);
    }

    private static Guard.Swd swd(Fields swd) {
        double rise = swd.number("rise", 3, 0, 1e6);
        if (rise > 0 && rise <= 1) {
            swd.fault("rise", rise + " is not allowed", "use a number above 1, or 0 for never");
        }
        swd.done();
        return new Guard.Swd(rise);
    }
}
