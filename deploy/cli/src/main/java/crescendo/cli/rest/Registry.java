package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.up.Running;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What exists: jobs, models, versions with their metrics. */
public final class Registry {
    private static final String JSON = "application/json";

    private final Http http;

    public Registry(Running running) {
        this.http = new Http(running.service(Service.REGISTRY));
    }

    public List<JobStatus> jobs() {
        return list(http.get("/v1/jobs").path("jobs"), JobStatus::of);
    }

    /** @throws Complaint where there is no such job */
    public JobStatus job(Name job) {
        return JobStatus.of(http.get("/v1/jobs/" + job));
    }

    /** Nothing where there is no such job, or not yet. */
    public Optional<JobStatus> find(Name job) {
        return known(() -> job(job));
    }

    public void cancel(Name job) {
        http.post("/v1/jobs/" + job + "/cancel", null, JSON);
    }

    /** @return how it stands now: at rest, or about to be */
    public JsonNode pause(Name job) {
        return Json.tree(http.post("/v1/jobs/" + job + "/pause", null, JSON));
    }

    public JsonNode resume(Name job) {
        return Json.tree(http.post("/v1/jobs/" + job + "/resume", null, JSON));
    }

    public JsonNode priority(Name job, int priority) {
        return Json.tree(http.post("/v1/jobs/" + job + "/priority", Map.of("priority", priority), JSON));
    }

    /** By images shown; none where no such model is known, or not yet. */
    public List<Version> versions(Name model) {
        return known(() -> http.get("/v1/models/" + model + "/versions"))
                .map(reply -> list(reply.path("versions"), Version::of))
                .orElse(List.of());
    }

    /** The JSON of a question, as the registry gives it. */
    public JsonNode raw(String path) {
        return http.get(path);
    }

    private static <T> Optional<T> known(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (Complaint complaint) {
            if (complaint.exitCode() == ExitCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw complaint;
        }
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> one) {
        return StreamSupport.stream(array.spliterator(), false).map(one).toList();
    }
}
