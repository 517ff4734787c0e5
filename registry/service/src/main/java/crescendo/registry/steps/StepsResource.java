package crescendo.registry.steps;

import crescendo.registry.refusal.Refused;
import crescendo.registry.rest.Asked;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What the steps of a job found. */
@Path("/v1/jobs/{job}/steps")
@Tag(name = "jobs")
public class StepsResource {
    private final StepCurves curves;

    StepsResource(StepCurves curves) {
        this.curves = curves;
    }

    @GET
    @Operation(
            summary = "What the steps of a job found, drawn together over images shown",
            description =
                    "Up to the job's last state. Each point is the least, the mean and the greatest of the steps since"
                            + " the point before, and `points` says how many there are at most. Every single step is a"
                            + " line of `steps.jsonl`.")
    public StepsReply steps(@RestPath String job, @RestQuery @DefaultValue("300") int points) {
        if (points < 1 || points > StepCurve.MOST) {
            throw Refused.badField("points", points + " is not in 1 to " + StepCurve.MOST);
        }
        return curves.of(Asked.name("job", job), points);
    }
}
