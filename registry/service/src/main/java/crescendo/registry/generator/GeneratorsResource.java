package crescendo.registry.generator;

import crescendo.contracts.Name;
import crescendo.contracts.model.GeneratorImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.imported.Imports;
import crescendo.registry.rest.Asked;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Generators brought from elsewhere. */
@Path("/v1/generators/{model}")
@Tag(name = "models")
public class GeneratorsResource {
    private static final String FAMILY = "generator";

    private final Imports imports;

    GeneratorsResource(Imports imports) {
        this.imports = imports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers a generator whose files lie in the bucket",
            description =
                    "It becomes the newest version of the model, which the inference service serves. Its file takes `latents`"
                            + " and gives `images` and `raw` as those trained here do: `crescendo model import` makes it so. The"
                            + " same file with the same classes makes one version.")
    public VersionManifest register(@RestPath String model, byte[] body) {
        Name name = Asked.name("model", model);
        GeneratorImport asked = Asked.body("generator", body, GeneratorImport.class);
        return imports.register(
                name,
                FAMILY,
                List.of(asked.file(), asked.golden(), asked.samples()),
                version -> isSame(version, asked),
                ref -> version(ref, asked));
    }

    private static boolean isSame(VersionManifest version, GeneratorImport asked) {
        return version.classes().equals(asked.classes())
                && version.file(VersionManifest.GENERATOR)
                        .digest()
                        .equals(asked.file().digest());
    }

    private static VersionManifest version(VersionRef ref, GeneratorImport asked) {
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                ref.model(),
                ref.version(),
                FAMILY,
                Imports.JOB,
                Imports.at(asked.height()),
                asked.inputs(),
                asked.outputs(),
                Map.of(
                        VersionManifest.GENERATOR, asked.file(),
                        VersionManifest.GOLDEN, asked.golden(),
                        VersionManifest.SAMPLES, asked.samples()),
                Optional.of(new Golden(asked.seed(), asked.count())),
                asked.classes(),
                Imports.lineage(asked.file()),
                Optional.empty(),
                asked.facts());
    }
}
