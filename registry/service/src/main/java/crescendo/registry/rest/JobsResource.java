package crescendo.registry.rest;

import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.job.RecordedJob;
import crescendo.client.log.EventLog;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.recipe.Recipe;
import crescendo.registry.refusal.Refused;
import crescendo.registry.view.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Jobs: what runs, what waits, what has ended. */
@Path("/v1/jobs")
@Tag(name = "jobs")
public class JobsResource {
    private final View view;
    private final Submissions submissions;
    private final Jobs jobs;
    private final EventLog events;

    JobsResource(View view, Submissions submissions, Jobs jobs, EventLog events) {
        this.view = view;
        this.submissions = submissions;
        this.jobs = jobs;
        this.events = events;
    }

    /** @param jobs by name */
    public record JobList(List<JobReply> jobs) {}

    @GET
    @Operation(summary = "All jobs", description = "By name; `state` and `model` narrow them down.")
    public JobList list(@RestQuery String state, @RestQuery String model) {
        Optional<Name> wanted = Asked.optionalName("model", model);
        return new JobList(Stream.concat(view.jobs().stream().map(JobReply::brief), submissions.waiting().stream())
                .filter(job -> state == null || state.equals(job.summary().state()))
                .filter(job -> wanted.filter(name -> !name.equals(job.summary().model()))
                        .isEmpty())
                .toList());
    }

    @GET
    @Path("/{job}")
    @Operation(summary = "One job, with its complete recipe and the stages of its schedule")
    public JobReply one(@RestPath String job) {
        Name name = Asked.name("job", job);
        if (view.job(name).isEmpty()) {
            return submissions.find(name).orElseThrow(() -> Refused.unknown("job " + job));
        }
        JobReply brief = JobReply.brief(Asked.job(view, job));
        return accepted(name).map(brief::with).orElse(brief);
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            summary = "Submits a recipe",
            description = "Answers once the brokers have it; a trainer accepts it as soon as one is there. `job` names"
                    + " it, and a name is made where it is absent. The same recipe under the same name is the same job;"
                    + " another recipe under a name that is taken is refused.")
    public Response submit(byte[] recipe, @RestQuery String job) {
        Name name = Asked.optionalName("job", job).orElseGet(JobsResource::generated);
        Recipe parsed = Recipe.parse(recipe, name);
        accepted(name).or(() -> submissions.recipe(name)).ifPresent(known -> requireSame(name, known, parsed));
        events.request(name, parsed.bytes());
        submissions.add(name, parsed);
        return Response.accepted(one(name.value()))
                .location(URI.create("/v1/jobs/" + name))
                .build();
    }

    @POST
    @Path("/{job}/cancel")
    @Operation(
            summary = "Cancels a job",
            description =
                    "One that waits has ended at once (200). One that runs is asked to stop, and its owner obeys at"
                            + " its next entry (202). Twice does no harm; a job that ended otherwise is a conflict (409).")
    public Response cancel(@RestPath String job) {
        JobLog log = jobs.log(Asked.name("job", job));
        RecordedJob seen = log.replay().orElseThrow(() -> Refused.unknown("job " + job));
        RecordedJob cancelled = Cancellation.write(log, seen);
        // also where nothing was to be written: an earlier answer may have been lost before its event was sent
        events.send(JobChanged.of(cancelled.job(), cancelled.sequence()));
        Status status = cancelled.job().ended() ? Status.OK : Status.ACCEPTED;
        return Response.status(status).entity(JobReply.of(cancelled)).build();
    }

    private Optional<Recipe> accepted(Name job) {
        return jobs.log(job)
                .entry(1)
                .filter(LogEntry.Accepted.class::isInstance)
                .map(first -> ((LogEntry.Accepted) first).recipe());
    }

    private static void requireSame(Name job, Recipe known, Recipe asked) {
        if (!known.digest().equals(asked.digest())) {
            throw Refused.conflict("job " + job + " exists with another recipe; give this one another name");
        }
    }

    private static Name generated() {
        return new Name("job-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
