package crescendo.registry.extractor;

import crescendo.client.blob.Blobs;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
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
    private final Models models;
    private final Blobs blobs;
    private final EventLog events;

    ExtractorsResource(Models models, Blobs blobs, EventLog events) {
        this.models = models;
        this.blobs = blobs;
        this.events = events;
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
        ExtractorImport asked = read(body);
        if (!blobs.contains(asked.file().digest())) {
            throw Refused.conflict("the bucket has no file " + asked.file().digest() + "; store it first");
        }
        List<VersionManifest> versions = versions(name);
        VersionManifest version =
                Imported.same(versions, asked).orElseGet(() -> Imported.version(name, versions.size() + 1, asked));
        models.create(version);
        events.send(new CheckpointPublished(1, version));
        return version;
    }

    private static ExtractorImport read(byte[] body) {
        try {
            return Json.read(body, ExtractorImport.class);
        } catch (IllegalArgumentException refused) {
            throw Refused.badField("extractor", refused.getMessage());
        }
    }

    /** What was imported before. A model that was trained here takes no imports. */
    private List<VersionManifest> versions(Name model) {
        List<VersionManifest> versions = models.versions(model).stream()
                .flatMap(version -> models.version(new VersionRef(model, version)).stream())
                .toList();
        versions.stream()
                .filter(version -> version.extractor().isEmpty())
                .findFirst()
                .ifPresent(own -> {
                    throw Refused.conflict(model + " is a " + own.family()
                            + " that was trained here; give the extractor another name");
                });
        return versions;
    }
}
