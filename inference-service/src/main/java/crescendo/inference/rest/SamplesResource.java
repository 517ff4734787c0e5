package crescendo.inference.rest;

import crescendo.contracts.Name;
import crescendo.inference.batch.Answer;
import crescendo.inference.batch.Limits;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.image.Pixels;
import crescendo.inference.sampling.Drawing;
import crescendo.inference.sampling.Format;
import crescendo.inference.sampling.SampleRequest;
import crescendo.inference.sampling.SampleRequestReader;
import crescendo.inference.sampling.SampleRequestReader.Reading;
import crescendo.inference.sampling.Samples;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Samples of a model. */
@Path("/v1/models/{model}/samples")
@Tag(name = "samples")
public class SamplesResource {
    private final Asked asked;
    private final Samples samples;
    private final Limits limits;
    private final Callers callers;

    SamplesResource(Asked asked, Samples samples, Limits limits, Callers callers) {
        this.asked = asked;
        this.samples = samples;
        this.limits = limits;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes images",
            description = "Sample k of a seed is the same alone, in a batch, and where the model was trained; so is its"
                    + " class, where the model knows classes and none is asked for. The answer's Crescendo-*"
                    + " headers name the model, the version, the seed and the tensor's shape.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SampleSchema.class)))
    @APIResponse(
            responseCode = "200",
            description = "The images, in the format that was asked for",
            content = {
                @Content(mediaType = "image/png"),
                @Content(mediaType = "application/zip"),
                @Content(mediaType = "application/octet-stream"),
                @Content(mediaType = "application/safetensors"),
                @Content(mediaType = "application/x-npy"),
                @Content(mediaType = "image/apng"),
                @Content(mediaType = "image/gif")
            })
    @APIResponse(responseCode = "400", description = "Values that will not do, all of them")
    @APIResponse(responseCode = "404", description = "No such model or version")
    @APIResponse(responseCode = "409", description = "The version is not fit to be served")
    @APIResponse(responseCode = "413", description = "Longer than is taken, or more images than there is memory for")
    @APIResponse(responseCode = "429", description = "Too much at once")
    @APIResponse(responseCode = "504", description = "Not done within the deadline")
    @Blocking
    public CompletionStage<Response> make(
            @RestPath String model, HttpHeaders headers, RoutingContext context, byte[] body) {
        try (Room.Hold held = Gate.received(context, body, body.length)) {
            Name name = asked.model(model);
            Reading reading = SampleRequestReader.read(body, limits)
                    .seeded(ThreadLocalRandom.current().nextLong(1L << 53));
            held.keep(body.length + reading.request().bytes());
            Format format = reading.request()
                    .format()
                    .or(() -> Format.of(headers.getAcceptableMediaTypes()))
                    .orElseThrow(() -> new NotAcceptableException(
                            "Accept: none of these is to be had; there are " + Format.mediaTypes()));
            return callers.answered(
                    context,
                    caller ->
                            samples.make(name, reading, caller, made -> answer(name, reading.request(), made, format)));
        }
    }

    private static Response answer(Name model, SampleRequest request, Samples.Made made, Format format) {
        Pixels images = made.images();
        Response.ResponseBuilder response = Response.ok(
                        Drawing.draw(format, images, made.input(), request.fps(), request::nameOf), format.mediaType())
                .header("Crescendo-Model", model)
                .header("Crescendo-Version", made.version())
                .header("Crescendo-Type", "uint8")
                .header("Server-Timing", timing(made.answer()))
                .header(
                        "Crescendo-Shape",
                        images.count() + "," + images.height() + "," + images.width() + "," + images.channels());
        request.seed()
                .ifPresent(seed -> response.header("Crescendo-Seed", seed).header("Crescendo-First", request.first()));
        return response.build();
    }

    private static String timing(Answer answer) {
        return "queue;dur=" + millis(answer.queueNanos()) + ", compute;dur=" + millis(answer.computeNanos());
    }

    // to the thousandth; a format would take longer than what it tells of
    private static String millis(long nanos) {
        return String.valueOf(Math.round(nanos / 1e3) / 1e3);
    }
}
