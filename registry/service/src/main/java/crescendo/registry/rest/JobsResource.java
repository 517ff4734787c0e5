package crescendo.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.job.RecordedJob;
import crescendo.client.log.EventLog;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
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
import java.util.function.Predicate;
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
        return new JobList(Stream.concat(
                        view.jobs().stream().map(job -> JobReply.brief(job, view)), submissions.waiting().stream())
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
        JobReply brief = JobReply.brief(Asked.job(view, job), view);
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
        return wished(job, new Wish.Cancel(), now -> now.ended());
    }

    @POST
    @Path("/{job}/pause")
    @Operation(
            summary = "Lets a job rest",
            description =
                    "One that waits rests at once (200). The owner of one that runs writes its state and is free for"
                            + " another (202). Twice does no harm; a job that has ended, or is to, is a conflict (409).")
    public Response pause(@RestPath String job) {
        return wished(job, new Wish.Pause(), now -> now instanceof Job.Paused);
    }

    @POST
    @Path("/{job}/resume")
    @Operation(
            summary = "Lets a paused job wait for a trainer again",
            description =
                    "It goes on from its state as if it had never rested. Twice does no harm, nor does it to a job"
                            + " that was not paused; one that has ended, or is to, is a conflict (409).")
    public Response resume(@RestPath String job) {
        return wished(job, new Wish.Resume(), now -> true);
    }

    /** @param priority a whole number from −100 to 100 */
    public record Wanted(JsonNode priority) {}

    @POST
    @Path("/{job}/priority")
    @Operation(
            summary = "Changes a job's priority",
            description =
                    "Of the jobs that wait, those of the highest are taken first; one that runs is not stopped for"
                            + " a higher one. A job that has ended, or is to, is a conflict (409).")
    public Response priority(@RestPath String job, Wanted wanted) {
        if (wanted == null || wanted.priority() == null) {
            throw Refused.badField("priority", "missing; send {\"priority\": 10}");
        }
        return wished(job, new Wish.Priority(Asked.priority(wanted.priority())), now -> true);
    }

    /** @param done whether the wish is fulfilled, not only asked for */
    private Response wished(String job, Wish wish, Predicate<Job> done) {
        JobLog log = jobs.log(Asked.name("job", job));
        RecordedJob seen = log.replay().orElseThrow(() -> Refused.unknown("job " + job));
        RecordedJob changed = wish.write(log, seen);
        // also where nothing was to be written: an earlier answer may have been lost before its event was sent
        events.send(JobChanged.of(changed.job(), changed.sequence()));
        Status status = done.test(changed.job()) ? Status.OK : Status.ACCEPTED;
        return Response.status(status).entity(JobReply.of(changed, view)).build();
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
