package crescendo.registry.upscaler;

import crescendo.contracts.Name;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
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

/** Upscalers brought from elsewhere. */
@Path("/v1/upscalers/{model}")
@Tag(name = "models")
public class UpscalersResource {
    private static final String FAMILY = "upscaler";
    /** Side of the images that a file without fixed sides was tried with. */
    private static final int RESOLUTION = 64;

    private final Imports imports;

    UpscalersResource(Imports imports) {
        this.imports = imports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers an upscaler whose files lie in the bucket",
            description =
                    "It becomes the newest version of the model, which the inference service serves. The same file,"
                            + " used the same way, makes one version.")
    public VersionManifest register(@RestPath String model, byte[] body) {
        Name name = Asked.name("model", model);
        UpscalerImport asked = Asked.body("upscaler", body, UpscalerImport.class);
        return imports.register(
                name,
                FAMILY,
                List.of(asked.file(), asked.golden(), asked.samples()),
                version -> isSame(version, asked),
                ref -> version(ref, asked));
    }

    private static boolean isSame(VersionManifest version, UpscalerImport asked) {
        return version.upscaler().equals(Optional.of(asked.spec()))
                && version.file(VersionManifest.UPSCALER)
                        .digest()
                        .equals(asked.file().digest());
    }

    private static VersionManifest version(VersionRef ref, UpscalerImport asked) {
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        ref.model(),
                        ref.version(),
                        FAMILY,
                        Imports.JOB,
                        new At(0, 0, RESOLUTION, Phase.Kind.STABLE, 1, true),
                        List.of(asked.input()),
                        List.of(asked.output()),
                        Map.of(
                                VersionManifest.UPSCALER, asked.file(),
                                VersionManifest.GOLDEN, asked.golden(),
                                VersionManifest.SAMPLES, asked.samples()),
                        Optional.of(new Golden(0, asked.count())),
                        List.of(),
                        new Lineage(Map.of(), Map.of(), List.of(), asked.file().digest()),
                        Optional.empty(),
                        asked.facts())
                .with(asked.spec());
    }
}
