package crescendo.inference.rest.upscaled;

import crescendo.contracts.Name;
import crescendo.inference.gate.Visit;
import crescendo.inference.rest.Asked;
import crescendo.inference.rest.Callers;
import crescendo.inference.upscaling.Upscaling;
import crescendo.inference.upscaling.Upscalings;
import crescendo.inference.upscaling.answer.Answer;
import crescendo.inference.upscaling.answer.JpegAnswer;
import crescendo.inference.upscaling.answer.PngAnswer;
import crescendo.inference.upscaling.progress.UnderWay;
import crescendo.inference.upscaling.request.OptionsReader;
import crescendo.inference.upscaling.request.UpscaleOptions;
import crescendo.inference.upscaling.request.UpscaleOptions.Format;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Larger pictures from a model that upscales. */
@Path("/v1/models/{model}/upscaled")
@Tag(name = "upscaled")
public class UpscaledResource {
    /** Bytes; encoders write some a few at a time, and each time is watched. */
    private static final int AT_ONCE = 1 << 15;

    private final Asked asked;
    private final Callers callers;
    private final Upscalings upscalings;
    private final UnderWay underWay;

    UpscaledResource(Asked asked, Callers callers, Upscalings upscalings, UnderWay underWay) {
        this.asked = asked;
        this.callers = callers;
        this.upscalings = upscalings;
        this.underWay = underWay;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Makes a picture larger",
            description =
                    "The body is a PNG, JPEG or WebP file, whatever its Content-Type says. Grey, RGB, transparent and 16-bit"
                            + " pictures stay so, turned as the camera was held, with the profile of their colours. The answer is"
                            + " sent while it is made: its Crescendo-* headers name the model, the version, the scale, the"
                            + " tiles that it is made of and the shape (height, width, channels).")
    @Parameter(name = "version", in = ParameterIn.QUERY, description = "A version or an alias; the newest where absent")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "png or jpeg; where absent the Accept header decides")
    @Parameter(name = "quality", in = ParameterIn.QUERY, description = "Of a JPEG, 1 to 100; 90 where absent")
    @Parameter(name = "level", in = ParameterIn.QUERY, description = "Of a PNG: fast, usual or small")
    @Parameter(
            name = "tile",
            in = ParameterIn.QUERY,
            description = "Side of a tile in pixels of the picture that is sent, from 8; a run's pixels are the most")
    @Parameter(
            name = "alpha",
            in = ParameterIn.QUERY,
            description =
                    "Of an interpolated version, in place of its name: a number from 0 to 1, one of those prepared")
    @Parameter(
            name = "opacity",
            in = ParameterIn.QUERY,
            description = "What becomes of it: network, smooth, white or black")
    @Parameter(
            name = "exif",
            in = ParameterIn.QUERY,
            description = "drop or keep what the camera noted, which may tell a place")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "One of your own, by which you ask meanwhile how far it is")
    @APIResponse(
            responseCode = "200",
            description = "The larger picture",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "400", description = "Options that will not do, all of them")
    @APIResponse(
            responseCode = "404",
            description = "No such model or version, none at that alpha, or it upscales nothing")
    @APIResponse(responseCode = "409", description = "The version is not fit to be served, or the name is taken")
    @APIResponse(
            responseCode = "413",
            description = "The picture has too many bytes or pixels, or would take too much memory")
    @APIResponse(responseCode = "415", description = "No picture of a kind that is read here")
    @APIResponse(responseCode = "422", description = "The picture is broken")
    @APIResponse(responseCode = "429", description = "Too much at once")
    @APIResponse(responseCode = "504", description = "Not begun within the deadline")
    public Response make(
            @RestPath String model, HttpHeaders headers, UriInfo address, RoutingContext context, InputStream body)
            throws IOException {
        Name name = asked.model(model);
        UpscaleOptions options =
                OptionsReader.read(address.getQueryParameters(), accepted(headers), upscalings.runPixels());
        Visit visit = callers.visit(context);
        Upscaling upscaling = upscalings.begin(name, options, body, visit, underWay.begin(name, options.name(), visit));
        visit.whenOver(upscaling::close);
        StreamingOutput written = out -> {
            OutputStream sent = new BufferedOutputStream(new Sending(out, context, visit.patience()), AT_ONCE);
            upscaling.write(answer(options), sent);
            sent.flush();
        };
        return Response.ok(written, options.format().mediaType())
                .header("Crescendo-Model", name)
                .header("Crescendo-Version", upscaling.manifest().version())
                .header("Crescendo-Scale", upscaling.scale())
                .header("Crescendo-Tiles", upscaling.tiles())
                .header("Crescendo-Shape", upscaling.height() + "," + upscaling.width() + "," + upscaling.channels())
                .build();
    }

    @GET
    @Path("/{name}")
    @Operation(
            summary = "How far a picture is",
            description =
                    "Of the picture that was sent with this name: how many tiles it is cut into, 0 until it is read, and how"
                            + " many of them have been through the network.")
    @APIResponse(
            responseCode = "200",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = ProgressReply.class)))
    @APIResponse(responseCode = "204", description = "No picture of that name is on its way: not yet, or no more")
    @APIResponse(responseCode = "400", description = "That is no name")
    @APIResponse(responseCode = "404", description = "No such model")
    public Response progress(@RestPath String model, @RestPath String name) {
        Name known = asked.model(model);
        upscalings.requireKnown(known);
        return underWay.of(known, asked.picture(name))
                .map(progress -> Response.ok(ProgressReply.of(progress), MediaType.APPLICATION_JSON))
                .orElseGet(Response::noContent)
                .build();
    }

    private static Answer answer(UpscaleOptions options) {
        return switch (options.format()) {
            case PNG -> new PngAnswer(options.level());
            case JPEG -> new JpegAnswer(options.quality());
        };
    }

    private static Optional<Format> accepted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardSubtype())
                .flatMap(type -> Arrays.stream(Format.values())
                        .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType()))))
                .findFirst();
    }
}
