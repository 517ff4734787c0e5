package crescendo.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.sampling.InvalidRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was refused.
 *
 * @param error  in words, for a person
 * @param field  of the request that will not do; of the first fault, where there are several
 * @param faults of the request, all of them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ErrorReply(String error, Optional<String> field, Optional<List<Fault>> faults) {
    public static ErrorReply of(String error) {
        return new ErrorReply(error, Optional.empty(), Optional.empty());
    }

    static ErrorReply of(InvalidRequest request) {
        return new ErrorReply(
                request.getMessage(),
                request.faults().stream().map(Fault::field).findFirst(),
                Optional.of(request.faults()));
    }

    /** The answer that it is the body of. */
    public Response.ResponseBuilder with(int status) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(this);
    }
}
