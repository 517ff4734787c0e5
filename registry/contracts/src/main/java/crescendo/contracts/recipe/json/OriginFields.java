package crescendo.contracts.recipe.json;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.Optional;

/** The version that a run starts from, as a recipe says it. */
final class OriginFields {
    private OriginFields() {}

    static Optional<Origin> read(Fields recipe) {
        if (!recipe.has("from")) {
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
