package crescendo.registry.upscaler;

import crescendo.contracts.Name;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.registry.imported.Imports;
import crescendo.registry.rest.Asked;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Upscalers that were not trained here: brought from elsewhere, or made of two that were. */
@Path("/v1/upscalers/{model}")
@Tag(name = "models")
public class UpscalersResource {
    private final Imports imports;
    private final Parentage parentage;

    UpscalersResource(Imports imports, Parentage parentage) {
        this.imports = imports;
        this.parentage = parentage;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers an upscaler whose files lie in the bucket",
            description =
                    "It becomes the newest version of the model, which the inference service serves. The same file,"
                            + " used the same way, makes one version. One that lies between two versions has both as its"
                            + " parents.")
    @APIResponse(responseCode = "404", description = "No such version to interpolate from")
    @APIResponse(responseCode = "409", description = "The model holds other versions, or a file or parent will not do")
    public VersionManifest register(@RestPath String model, byte[] body) {
        Name name = Asked.name("model", model);
        UpscalerImport asked = Asked.body("upscaler", body, UpscalerImport.class);
        Lineage lineage = parentage.of(asked);
        return imports.register(
                name,
                Upscalers.FAMILY,
                Upscalers.files(asked),
                version -> Upscalers.isSame(version, asked, lineage),
                ref -> {
                    parentage.keep(lineage); // not of a request that is refused
                    return Upscalers.version(ref, asked, lineage);
                });
    }
}
