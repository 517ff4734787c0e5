package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.rest.Asked;
import crescendo.inference.rest.Callers;
import crescendo.inference.rest.ErrorReply;
import crescendo.inference.service.Start;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The Open Inference Protocol over HTTP. A version in a path may be an alias. */
@Path("/v2")
@Tag(name = "Open Inference Protocol")
@Produces(MediaType.APPLICATION_JSON)
public class ProtocolResource {
    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";
    private static final String VERSIONED = "/models/{model}/versions/{version}";
    private static final String MODEL = "/models/{model}";

    private final Asked asked;
    private final Callers callers;
    private final Start start;
    private final Described described;
    private final Inference inference;

    ProtocolResource(Asked asked, Callers callers, Start start, Described described, Inference inference) {
        this.asked = asked;
        this.callers = callers;
        this.start = start;
        this.described = described;
        this.inference = inference;
    }

    /** Whether the server lives. */
    public record Live(boolean live) {}

    /** Whether the server, or a model, answers. */
    public record Ready(Optional<String> name, boolean ready) {}

    @GET
    @Operation(summary = "The server")
    public Object server() {
        return Described.server();
    }

    @GET
    @Path("/health/live")
    @Operation(summary = "Whether the server lives")
    public Live live() {
        return new Live(true);
    }

    @GET
    @Path("/health/ready")
    @Operation(summary = "Whether the server knows all that it serves; 400 where it does not")
    public Response ready() {
        return told(Optional.empty(), start.obstacle().isEmpty());
    }

    @GET
    @Path(MODEL)
    @Operation(summary = "A model: its versions, inputs and outputs")
    public Object model(@RestPath String model) {
        return described.model(asked.model(model), Optional.empty());
    }

    @GET
    @Path(VERSIONED)
    @Operation(summary = "A version of a model: its inputs and outputs")
    public Object version(@RestPath String model, @RestPath String version) {
        return described.model(asked.model(model), Optional.of(asked.version(version)));
    }

    @GET
    @Path(MODEL + "/ready")
    @Operation(summary = "Whether a model would answer, loaded first where it is not; 400 where it would not")
    public Response modelReady(@RestPath String model) {
        return told(Optional.of(model), described.ready(asked.model(model), Optional.empty()));
    }

    @GET
    @Path(VERSIONED + "/ready")
    @Operation(summary = "Whether a version of a model would answer; 400 where it would not")
    public Response versionReady(@RestPath String model, @RestPath String version) {
        return told(Optional.of(model), described.ready(asked.model(model), Optional.of(asked.version(version))));
    }

    // The protocol wants a status of the four hundreds for no.
    private static Response told(Optional<String> name, boolean ready) {
        return Response.status(ready ? 200 : 400).entity(new Ready(name, ready)).build();
    }

    @POST
    @Path(MODEL + "/infer")
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @Operation(summary = "Tensors in, tensors out", description = "In JSON, or as bytes behind the JSON")
    public CompletionStage<Response> infer(
            @RestPath String model,
            @HeaderParam(HEADER_LENGTH) String headerLength,
            RoutingContext context,
            byte[] body) {
        return infer(asked.model(model), Optional.empty(), headerLength, context, body);
    }

    @POST
    @Path(VERSIONED + "/infer")
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @Operation(summary = "Tensors in, tensors out, by one version")
    public CompletionStage<Response> inferVersion(
            @RestPath String model,
            @RestPath String version,
            @HeaderParam(HEADER_LENGTH) String headerLength,
            RoutingContext context,
            byte[] body) {
        return infer(asked.model(model), Optional.of(asked.version(version)), headerLength, context, body);
    }

    private CompletionStage<Response> infer(
            Name model, Optional<Name> version, String headerLength, RoutingContext context, byte[] body) {
        int json = InferReader.json(Optional.ofNullable(headerLength), body.length);
        try (Room.Hold held = Gate.received(context, body, json)) {
            InferRequest request = InferReader.read(body, json);
            held.keep(body.length + request.bytes());
            return callers.answered(
                    context,
                    caller -> inference.infer(
                            model, version, request, caller, reply -> response(InferWriter.write(reply))));
        }
    }

    private static Response response(InferWriter written) {
        Response.ResponseBuilder response = Response.ok(
                written.body(), written.binary() ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON);
        if (written.binary()) {
            response.header(HEADER_LENGTH, written.jsonLength());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response bad(BadInference bad) {
        return ErrorReply.of(bad.getMessage()).with(400).build();
    }

    @ServerExceptionMapper
    Response tooLong(ReplyTooLong reply) {
        return ErrorReply.of(reply.getMessage()).with(413).build();
    }
}
