package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.up.Running;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.GeneratorImport;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.WeightsImport;
import crescendo.platform.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    public JsonNode cancel(Name job) {
        return wish(job, "cancel", null);
    }

    public JsonNode pause(Name job) {
        return wish(job, "pause", null);
    }

    public JsonNode resume(Name job) {
        return wish(job, "resume", null);
    }

    public JsonNode priority(Name job, int priority) {
        return wish(job, "priority", Map.of("priority", priority));
    }

    /** @param version that has collapsed; absent where the job has as it stands */
    public JsonNode verdict(Name job, String from, String reason, Optional<Name> version) {
        Map<String, String> given = new TreeMap<>(Map.of("from", from, "reason", reason));
        version.ifPresent(name -> given.put("version", name.value()));
        return wish(job, "verdicts", given);
    }

    /** @return how the job stands now: at what was wished for, or about to be */
    private JsonNode wish(Name job, String what, Object body) {
        return Json.tree(http.post("/v1/jobs/" + job + "/" + what, body, JSON));
    }

    /** Asks for a metric of all versions that lack it. @return how many do */
    public JsonNode backfill(Name model, Map<String, String> asking) {
        return Json.tree(http.post("/v1/models/" + model + "/backfills", asking, JSON));
    }

    /** @return the version that it has become, or was already */
    public VersionManifest registerExtractor(Name model, ExtractorImport examined) {
        return Json.read(http.post("/v1/extractors/" + model, examined, JSON), VersionManifest.class);
    }

    /** @return the version that they have become, or were already */
    public VersionManifest registerWeights(Name model, WeightsImport read) {
        return Json.read(http.post("/v1/extractors/" + model + "/weights", read, JSON), VersionManifest.class);
    }

    /** @return the version that it has become, or was already */
    public VersionManifest registerUpscaler(Name model, UpscalerImport found) {
        return Json.read(http.post("/v1/upscalers/" + model, found, JSON), VersionManifest.class);
    }

    /** @return the version that it has become, or was already */
    public VersionManifest registerGenerator(Name model, GeneratorImport found) {
        return Json.read(http.post("/v1/generators/" + model, found, JSON), VersionManifest.class);
    }

    /** @param extractor a version of one; null for those that were pinned */
    public JsonNode backfillStatus(Name model, String metric, String extractor) {
        String query = extractor == null ? "" : "?extractor=" + extractor;
        return http.get("/v1/models/" + model + "/backfills/" + metric + query);
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
