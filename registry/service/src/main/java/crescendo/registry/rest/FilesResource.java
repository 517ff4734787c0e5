package crescendo.registry.rest;

import crescendo.client.blob.Blobs;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.registry.refusal.Refused;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The files of a version: its own, and the pictures of its metrics. */
@Path("/v1/models/{model}/versions/{version}/files/{file}")
@Tag(name = "models")
public class FilesResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final long IN_MEMORY_BYTES = 4 << 20;
    private static final String ASK_AGAIN = "no-cache";

    private final View view;
    private final Blobs blobs;

    FilesResource(View view, Blobs blobs) {
        this.view = view;
        this.blobs = blobs;
    }

    @GET
    @Operation(
            summary = "A file of a version",
            description =
                    "Sent only after its digest was checked, which is also its ETag. Under a version's name it never"
                            + " changes; under an alias it may.")
    public Response file(
            @RestPath String model, @RestPath String version, @RestPath String file, @Context Request request)
            throws IOException {
        ModelView known = Asked.model(view, model);
        VersionManifest manifest = Asked.version(known, version);
        Map<String, FileRef> files = new TreeMap<>(manifest.files());
        known.metricsOf(manifest.version()).values().forEach(result -> files.putAll(VersionReply.filesOf(result)));
        FileRef asked = files.get(file);
        if (asked == null) {
            throw Refused.unknown(
                    "file " + file + " of " + manifest.ref() + "; it has " + String.join(", ", files.keySet()));
        }
        EntityTag tag = new EntityTag(asked.digest().hex());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder reply = unchanged != null
                ? unchanged
                : Response.ok(checked(asked), asked.mediaType()).header(HttpHeaders.CONTENT_LENGTH, asked.bytes());
        boolean named = manifest.version().value().equals(version);
        return reply.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, named ? FOR_EVER : ASK_AGAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"%s-%s-%s\"".formatted(manifest.model(), manifest.version(), file))
                .build();
    }

    /** The whole file, before the first byte of it is sent: a damaged one shall not be half delivered. */
    private InputStream checked(FileRef file) throws IOException {
        if (file.bytes() <= IN_MEMORY_BYTES) {
            return new ByteArrayInputStream(blobs.get(file.digest()));
        }
        java.nio.file.Path copy = Files.createTempFile("crescendo-file", null);
        try {
            blobs.get(file.digest(), copy);
            return Files.newInputStream(copy, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }
}
