package crescendo.e2e.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.client.blob.Blobs;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.e2e.stack.CommandLine;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Both phases of {@link UpscalerRecipes} and two of SRGAN, asked for by the command line, trained through Kafka, and what came of them. */
final class TrainedPhases implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Pictures that are not trained on. */
    static final int HELD = 3;

    private final Stack stack = Stack.start("super-resolution");
    private final ServiceProcess registry = stack.registryService();
    private final ServiceProcess inference = stack.inferenceService();
    private final Path temp;

    /** With nothing trained yet. */
    TrainedPhases(Path temp) {
        this.temp = temp;
    }

    /** Waits until all of them are done. */
    void train() throws IOException {
        stack.trainer("trainer");
        stack.metricsService();
        bringImages();
        registry.awaitReady();
        train("eye-1", UpscalerRecipes.eye());
        train("plain-1", UpscalerRecipes.plain());
        String weights = ForeignWeights.write(temp.resolve("vgg11.safetensors")).toString();
        ran("extractor", "import", weights, "--preset", "vgg11", "--name", UpscalerRecipes.FOREIGN);
        train("before-1", UpscalerRecipes.shuffled(UpscalerRecipes.BEFORE, "before"));
        train("after-1", UpscalerRecipes.shuffled(UpscalerRecipes.AFTER, "after"));
        awaitSuccess("eye-1");
        awaitSuccess("plain-1");
        train("sharp-1", UpscalerRecipes.sharp());
        awaitSuccess("before-1");
        awaitSuccess("after-1");
        awaitSuccess("sharp-1");
        inference.awaitReady();
    }

    private void bringImages() {
        String photographs =
                Photographs.write(temp.resolve("photographs"), 60, 1).toString();
        String held = Photographs.write(temp.resolve("held"), HELD, 2).toString();
        ran("dataset", "import", "sorted", photographs, "--side", "32");
        ran("dataset", "import", "photographs", photographs, "--variable");
        ran("dataset", "import", "held", held, "--variable");
    }

    private void train(String job, String recipe) throws IOException {
        Path file = Files.writeString(temp.resolve(job + ".json"), recipe);
        ran("train", file.toString(), "--job", job);
    }

    private void awaitSuccess(String job) {
        assertThat(stack.awaitEnd(job, PATIENCE)).as(job).isInstanceOf(Job.Succeeded.class);
    }

    /** What the command line said, which has to succeed. */
    String ran(String... arguments) {
        CommandLine command = stack.command(arguments);
        assertThat(command.exitCode())
                .as("%s: %s", Arrays.toString(arguments), command.output())
                .isZero();
        return command.output();
    }

    /** Pictures that are not trained on, in the order of their data set. */
    List<Path> held() throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("held"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** As the registry shows it. */
    JsonNode shown(VersionManifest version) {
        return Json.tree(registry.get("/v1/models/" + version.model() + "/versions/" + version.version())
                .body());
    }

    /** The points of a metric's only curve in the registry, once it has so many. */
    JsonNode history(String model, String metric, int points) {
        Waiting.until(
                points + " values of " + metric + " of " + model,
                PATIENCE,
                () -> history(model, metric).size() == points);
        return history(model, metric);
    }

    /** The points of a metric's only curve in the registry; none where there is no curve yet. */
    JsonNode history(String model, String metric) {
        String path = "/v1/models/" + model + "/metrics?metric=" + metric;
        return Json.tree(registry.get(path).body()).path("series").path(0).path("points");
    }

    /** How many values of a metric the bucket holds of a version. */
    int kept(VersionManifest version, String metric) {
        return stack.models().results().of(version.ref(), metric).size();
    }

    VersionManifest newest(String model) {
        Name name = new Name(model);
        return stack.models().versions(name).stream()
                .map(version ->
                        stack.models().version(new VersionRef(name, version)).orElseThrow())
                .max(Comparator.comparing(version -> version.at().imagesShown()))
                .orElseThrow();
    }

    byte[] file(VersionManifest version, String name) {
        return new Blobs(stack.bucket()).get(version.file(name).digest());
    }

    /** The images that a version was tried with when it was made, and what it made of them then. */
    Map<String, Tensor> golden(VersionManifest version) {
        return Safetensors.decode(file(version, VersionManifest.GOLDEN));
    }

    /** What the inference service makes of a picture, once it knows the version. */
    Rgb served(VersionManifest version, Rgb low) {
        return Rgb.read(answered(version, "version=" + version.version(), low.png()));
    }

    /** What it makes of a picture of 16 bits. */
    Deep served(VersionManifest version, Deep low) {
        return Deep.read(answered(version, "version=" + version.version(), low.png()));
    }

    /** The same of the model's version at a place between its parents. */
    Rgb servedAt(String alpha, VersionManifest version, Rgb low) {
        return Rgb.read(answered(version, "alpha=" + alpha, low.png()));
    }

    /**
     * What it makes of a picture that it cuts into tiles, four at least.
     *
     * @param tile height and width of one
     */
    Rgb servedInTiles(VersionManifest version, int tile, Rgb low) {
        HttpResponse<byte[]> answer = answer(version, "tile=" + tile + "&version=" + version.version(), low.png());
        String tiles = answer.headers().firstValue("Crescendo-Tiles").orElseThrow();
        assertThat(Integer.parseInt(tiles)).as("tiles of side %d", tile).isGreaterThanOrEqualTo(4);
        return Rgb.read(answer.body());
    }

    private byte[] answered(VersionManifest version, String query, byte[] low) {
        return answer(version, query, low).body();
    }

    private HttpResponse<byte[]> answer(VersionManifest version, String query, byte[] low) {
        String path = "/v1/models/" + version.model() + "/upscaled?" + query;
        Waiting.until(
                version.ref() + " is served",
                PATIENCE,
                () -> inference.post(path, low).statusCode() != 404);
        HttpResponse<byte[]> answer = inference.post(path, low);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Crescendo-Version"))
                .contains(version.version().value());
        return answer;
    }

    @Override
    public void close() throws IOException {
        stack.close();
    }
}
