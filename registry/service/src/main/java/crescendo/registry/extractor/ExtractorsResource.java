package crescendo.registry.extractor;

import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.model.WeightsImport;
import crescendo.registry.imported.Imports;
import crescendo.registry.refusal.Refused;
import crescendo.registry.rest.Asked;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Extractors brought from elsewhere. */
@Path("/v1/extractors/{model}")
@Tag(name = "models")
public class ExtractorsResource {
    private final Imports imports;
    private final Models models;

    ExtractorsResource(Imports imports, Models models) {
        this.imports = imports;
        this.models = models;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers an extractor whose file lies in the bucket",
            description =
                    "It becomes the newest version of the model, which recipes and backfills may name. The same file,"
                            + " used the same way, makes one version.")
    public VersionManifest register(@RestPath String model, byte[] body) {
        Name name = Asked.name("model", model);
        ExtractorImport asked = Asked.body("extractor", body, ExtractorImport.class);
        requireNoOthers(name, VersionManifest.WEIGHTS, "weights to be compared in", "the network that measures");
        return imports.register(
                name,
                Imported.FAMILY,
                List.of(asked.file()),
                version -> Imported.isSame(version, asked),
                ref -> Imported.version(ref, asked));
    }

    @POST
    @Path("/weights")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers weights of a network whose layers perceptual losses compare in",
            description = "Their file lies in the bucket. They become the newest version of the model, which"
                    + " objective.perceptual.extractor of a recipe may name. The same file makes one version.")
    public VersionManifest registerWeights(@RestPath String model, byte[] body) {
        Name name = Asked.name("model", model);
        WeightsImport asked = Asked.body("weights", body, WeightsImport.class);
        requireNoOthers(name, VersionManifest.IMPORTED, "a network that measures", "the weights");
        return imports.register(
                name,
                Imported.FAMILY,
                List.of(asked.weights()),
                version -> Imported.isSame(version, asked),
                ref -> Imported.version(ref, asked));
    }

    /** The newest of a model is what recipes mean by its name: it must not be one thing now and another then. */
    private void requireNoOthers(Name model, String file, String there, String brought) {
        models.versions(model).stream()
                .flatMap(version -> models.version(new VersionRef(model, version)).stream())
                .filter(version -> version.family().equals(Imported.FAMILY)
                        && version.files().containsKey(file))
                .findFirst()
                .ifPresent(other -> {
                    throw Refused.conflict(
                            other.ref() + " is " + there + "; give " + brought + " another name than " + model);
                });
    }
}
