package crescendo.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.registry.refusal.Refused;
import crescendo.registry.view.JobView;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.Optional;

/** What a request names, or the refusal that names it back. */
public final class Asked {
    private Asked() {}

    /** @param what the field that holds the text */
    public static Name name(String what, String text) {
        if (!Name.isValid(text)) {
            throw Refused.badField(what, Name.rejection(what, text).substring(what.length() + 2));
        }
        return new Name(text);
    }

    /** @param what the field that a refusal names */
    public static <T> T body(String what, byte[] body, Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (IllegalArgumentException refused) {
            throw Refused.badField(what, refused.getMessage());
        }
    }

    public static Optional<Name> optionalName(String what, String text) {
        return Optional.ofNullable(text).filter(given -> !given.isEmpty()).map(given -> name(what, given));
    }

    static int priority(JsonNode given) {
        if (!given.isIntegralNumber() || !QueuePlace.allows(given.longValue())) {
            throw Refused.badField("priority", given + QueuePlace.REFUSAL);
        }
        return given.intValue();
    }

    static JobView job(View view, String job) {
        return view.job(name("job", job)).orElseThrow(() -> Refused.unknown("job " + job));
    }

    public static ModelView model(View view, String model) {
        return view.model(name("model", model)).orElseThrow(() -> Refused.unknown("model " + model));
    }

    /** @param version its name, or an alias */
    public static VersionManifest version(ModelView model, String version) {
        return model.version(name("version", version))
                .orElseThrow(() -> Refused.unknown("version or alias " + version + " of model " + model.name()));
    }
}
