package crescendo.registry.rest;

import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.job.RecordedJob;
import crescendo.client.log.EventLog;
import crescendo.contracts.event.JobChanged;
import crescendo.registry.refusal.Refused;
import crescendo.registry.verdict.Verdict;
import crescendo.registry.view.View;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Verdicts from outside on running jobs. */
@Path("/v1/jobs/{job}/verdicts")
@Tag(name = "jobs")
public class VerdictsResource {
    private static final int LONGEST = 1000;

    private final View view;
    private final Jobs jobs;
    private final EventLog events;

    VerdictsResource(View view, Jobs jobs, EventLog events) {
        this.view = view;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * @param from    who says so, such as a metric's name
     * @param reason  to be recorded with what is done
     * @param version that has collapsed; absent where the job has as it stands
     */
    public record Given(String from, String reason, String version) {}

    @POST
    @Operation(
            summary = "Says that a job has collapsed",
            description = "Its owner does what `guard.action` of its recipe says, at its next entry in the job's log"
                    + " (202): it goes back to a version before that one, or stops. A job that has ended, or whose recipe"
                    + " says `none`, is a conflict (409), and so is a version that the job has gone back behind.")
    public Response give(@RestPath String job, Given given) {
        JobLog log = jobs.log(Asked.name("job", job));
        new Verdict(
                        text("from", given == null ? null : given.from()),
                        text("reason", given == null ? null : given.reason()),
                        Asked.optionalName("version", given == null ? null : given.version()))
                .write(log);
        RecordedJob latest = log.replay().orElseThrow(() -> Refused.unknown("job " + job));
        events.send(JobChanged.of(latest.job(), latest.sequence()));
        return Response.accepted(JobReply.of(latest, view)).build();
    }

    private static String text(String field, String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw Refused.badField(field, "send {\"" + field + "\": \"…\"} with 1 to " + LONGEST + " characters");
        }
        return value;
    }
}
