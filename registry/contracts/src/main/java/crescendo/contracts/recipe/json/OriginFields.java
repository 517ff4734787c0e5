package crescendo.contracts.recipe.json;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.Optional;

/** The version that a run starts from, as a recipe says it. */
final class OriginFields {
    /** Of a second phase without a first: at random, and meant so. */
    static final String SCRATCH = "scratch";

    private OriginFields() {}

    /** Whether a program goes on from what another has trained, so that a run from nothing has to be meant. */
    static boolean isAwaited(Program program) {
        return program instanceof Program.Upscaler upscaler
                && upscaler.adversary().isPresent();
    }

    /** @param kept whether the recipe was accepted before, when nothing had to be said */
    static Optional<Origin> read(Fields recipe, Program program, boolean kept) {
        boolean awaited = isAwaited(program);
        if (awaited && recipe.says("from", SCRATCH)) {
            return Optional.empty();
        }
        if (!recipe.has("from")) {
            if (awaited && !kept) {
                recipe.fault(
                        "from",
                        "missing: " + program.family() + " goes on from a version of "
                                + ((Program.Upscaler) program).network().family(),
                        "use {\"model\": …}, or \"" + SCRATCH + "\" to start at random");
            }
            return Optional.empty();
        }
        Fields from = recipe.object("from");
        Optional<Name> model = from.name("model");
        Optional<Name> version = from.name("version");
        Optional<Name> alias = from.name("alias");
        if (!from.has("model")) {
            from.fault("model", "missing", "use the name of a model that has a version");
        }
        if (from.has("version") && from.has("alias")) {
            from.fault("alias", "given beside version", "use the one or the other, or neither for the newest version");
            return Optional.empty();
        }
        from.done();
        return model.map(name -> new Origin(name, version, alias));
    }
}
