package crescendo.registry.steps;

import crescendo.registry.refusal.Refused;
import crescendo.registry.rest.Asked;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Every step of a job, for programs. */
@Path("/v1/jobs/{job}/steps.jsonl")
@Tag(name = "jobs")
public class StepLinesResource {
    private final StepLines lines;

    StepLinesResource(StepLines lines) {
        this.lines = lines;
    }

    @GET
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Every step of a job, a line of JSON each",
            description = "In their order, up to the job's last state; `from` is the first that is wanted.")
    public InputStream lines(@RestPath String job, @RestQuery @DefaultValue("1") long from) throws IOException {
        if (from < 1) {
            throw Refused.badField("from", from + " is not a step: the first is 1");
        }
        return lines.of(Asked.name("job", job), from);
    }
}
