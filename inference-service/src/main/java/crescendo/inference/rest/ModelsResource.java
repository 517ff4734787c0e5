package crescendo.inference.rest;

import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.session.ServedModels;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What there is to ask. */
@Path("/v1/models")
@Tag(name = "models")
public class ModelsResource {
    private final Asked asked;
    private final Catalogue catalogue;
    private final ServedModels served;

    ModelsResource(Asked asked, Catalogue catalogue, ServedModels served) {
        this.asked = asked;
        this.catalogue = catalogue;
        this.served = served;
    }

    /** @param models by name */
    public record ModelList(List<ModelReply> models) {}

    @GET
    @Operation(summary = "All models that can be served")
    public ModelList list() {
        asked.requireReady();
        return new ModelList(catalogue.models().stream()
                .map(model -> ModelReply.of(model, catalogue, served))
                .toList());
    }

    @GET
    @Path("/{model}")
    @Operation(summary = "One model: which version answers, what is loaded, what was refused and why")
    @APIResponse(responseCode = "404", description = "No such model")
    public ModelReply one(@RestPath String model) {
        return ModelReply.of(asked.model(model), catalogue, served);
    }
}
