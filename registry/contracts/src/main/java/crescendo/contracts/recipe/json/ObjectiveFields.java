package crescendo.contracts.recipe.json;

import crescendo.contracts.Json;
import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.Objective.Consistency;
import crescendo.contracts.recipe.Objective.Consistency.On;
import crescendo.contracts.recipe.Objective.Loss;
import crescendo.contracts.recipe.Objective.Penalty;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.recipe.json.field.Fields;

/** What the two networks play for, as a recipe says it. */
final class ObjectiveFields {
    private ObjectiveFields() {}

    static Objective read(Fields fields, Preset preset, Conditioning conditioning) {
        Loss loss = fields.chosen("loss", Loss.WASSERSTEIN);
        boolean wasserstein = loss == Loss.WASSERSTEIN;
        Comparison comparison = fields.chosen("comparison", Comparison.PLAIN);
        double smoothing = fields.number("smoothing", 0, 0, 0.5);
        Penalty penalty = penalty(fields.object("penalty"), wasserstein, preset);
        double drift = fields.number("drift", wasserstein ? 0.001 : 0, 0, 1e3);
        Consistency consistency = consistency(fields.object("consistency"));
        double classification = classification(fields, conditioning);
        refuseNonsense(fields, loss, comparison, smoothing);
        fields.done();
        return new Objective(loss, comparison, smoothing, penalty, drift, consistency, classification);
    }

    private static double classification(Fields fields, Conditioning conditioning) {
        boolean classifies = conditioning == Conditioning.AC_GAN;
        double weight = fields.number("classification", classifies ? 1 : 0, 0, 1e6);
        if (weight > 0 && !classifies) {
            fields.fault(
                    "classification",
                    weight + " is not allowed: nothing classifies",
                    "use 0, or ac-gan as recipe.network.conditioning");
        }
        if (weight == 0 && classifies) {
            fields.fault("classification", "0 is not allowed with ac-gan", "use a number above 0, such as 1");
        }
        return weight;
    }

    private static void refuseNonsense(Fields fields, Loss loss, Comparison comparison, double smoothing) {
        if (loss == Loss.WASSERSTEIN && comparison != Comparison.PLAIN) {
            fields.fault(
                    "comparison",
                    Json.text(comparison) + " is not allowed with the wasserstein loss, which compares means already",
                    "use plain, or another loss");
        }
        if (loss == Loss.SATURATING && comparison != Comparison.PLAIN) {
            fields.fault(
                    "comparison",
                    Json.text(comparison) + " is not allowed with the saturating loss: its generator has no other side",
                    "use plain, or the non-saturating loss");
        }
        boolean bounded = loss == Loss.WASSERSTEIN || loss == Loss.HINGE;
        if (smoothing > 0 && (bounded || comparison != Comparison.PLAIN)) {
            fields.fault(
                    "smoothing",
                    smoothing + " is not allowed: smoothing moves a label, and there is none here",
                    "use 0, or a plain saturating, non-saturating or least-squares loss");
        }
    }

    private static Consistency consistency(Fields consistency) {
        double weight = consistency.number("weight", 0, 0, 1e6);
        On on = consistency.chosen("on", On.REALS);
        if (weight == 0 && on != On.REALS) {
            consistency.fault(
                    "on",
                    Json.text(on) + " changes nothing while the weight is 0",
                    "use a weight above 0 (10 as published)");
        }
        consistency.done();
        return new Consistency(weight, on);
    }

    private static Penalty penalty(Fields penalty, boolean wasserstein, Preset preset) {
        Penalty.Kind kind = penalty.chosen("kind", wasserstein ? Penalty.Kind.GRADIENT_PENALTY : Penalty.Kind.R1);
        double weight = penalty.number("weight", kind == Penalty.Kind.NONE ? 0 : 10, 0, 1e6);
        boolean hasTarget = kind == Penalty.Kind.GRADIENT_PENALTY;
        double target = penalty.number("target", hasTarget ? preset.target() : 0, 0, 1e6);
        if (hasTarget && target == 0) {
            penalty.fault("target", "0 is not allowed", "use a number above 0: the norm that the gradient is to have");
        }
        int every = (int) penalty.integer("every", 1, 1, 1024);
        penalty.done();
        return new Penalty(kind, weight, target, every);
    }
}
