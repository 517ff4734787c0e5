package crescendo.registry.rest;

import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.model.Alias;
import crescendo.registry.refusal.Refused;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Movable names for versions. */
@Path("/v1/models/{model}/aliases")
@Tag(name = "models")
public class AliasesResource {
    private final View view;
    private final Models models;
    private final EventLog events;

    AliasesResource(View view, Models models, EventLog events) {
        this.view = view;
        this.models = models;
        this.events = events;
    }

    /** @param aliases with the versions that they point to */
    public record AliasList(Name model, SortedMap<Name, Name> aliases) {}

    /** @param version its name, or another alias of it */
    public record Target(String version) {}

    /** @param sequence how often it has been moved */
    public record AliasReply(Name model, Name alias, Name version, long sequence) {}

    @GET
    @Operation(summary = "The aliases of a model")
    public AliasList list(@RestPath String model) {
        ModelView asked = Asked.model(view, model);
        return new AliasList(asked.name(), ModelReply.aliases(asked));
    }

    @PUT
    @Path("/{alias}")
    @Operation(summary = "Points an alias at a version", description = "Made where there is none. Twice does no harm.")
    public AliasReply point(@RestPath String model, @RestPath String alias, Target target) {
        ModelView asked = Asked.model(view, model);
        Name name = Asked.name("alias", alias);
        if (asked.versions().containsKey(name)) {
            throw Refused.badField("alias", "\"" + alias + "\" is the name of a version");
        }
        if (target == null || target.version() == null) {
            throw Refused.badField("version", "missing; send {\"version\": \"…\"}");
        }
        Name version = Asked.version(asked, target.version()).version();
        Alias pointed = models.point(asked.name(), name, version);
        events.send(new ModelChanged(1, pointed));
        return new AliasReply(pointed.model(), pointed.alias(), pointed.version(), pointed.sequence());
    }
}
