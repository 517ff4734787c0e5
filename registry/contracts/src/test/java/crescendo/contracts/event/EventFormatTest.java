package crescendo.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire formats: golden files that must not change, and the schemas that are published for others. */
class EventFormatTest {
    static List<Event> events() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsItsGoldenFile(Event event) throws IOException {
        assertThat(Json.pretty(event)).isEqualTo(text("/golden/" + name(event) + ".json"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comesBackFromItsGoldenFile(Event event) throws IOException {
        byte[] golden = text("/golden/" + name(event) + ".json").getBytes(StandardCharsets.UTF_8);

        assertThat(CloudEvents.read(golden, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void meetsItsSchemaAndNotWithoutAField(Event event) throws IOException {
        JsonSchema schema = schema(name(event));
        JsonNode json = Json.tree(CloudEvents.value(event));

        assertThat(schema.validate(json)).isEmpty();

        ((ObjectNode) json).remove("schemaVersion");
        assertThat(schema.validate(json)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void toleratesFieldsOfALaterVersion(Event event) {
        ObjectNode json = (ObjectNode) Json.tree(CloudEvents.value(event));
        json.put("addedLater", 1);

        assertThat(CloudEvents.read(Json.write(json), event.getClass())).isEqualTo(event);
    }

    @Test
    void progressOfVersion010IsReadWithoutWhatItDidNotTell() {
        ObjectNode json = (ObjectNode) Json.tree(CloudEvents.value(Examples.progress()));
        json.remove(List.of("figures", "split", "memoryMiB"));

        TrainingProgress read = CloudEvents.read(Json.write(json), TrainingProgress.class);

        assertThat(read.figures()).isEmpty();
        assertThat(read.split()).isEmpty();
        assertThat(read.memoryMiB()).isEmpty();
        assertThat(read.losses()).isEqualTo(Examples.progress().losses());
    }

    @Test
    void aJobOfVersion010StandsWhereItStoodInTheQueue() {
        ObjectNode json = (ObjectNode) Json.tree(CloudEvents.value(Examples.jobChanged()));
        json.remove(List.of("pauseAsked", "queue"));

        JobChanged read = CloudEvents.read(Json.write(json), JobChanged.class);

        assertThat(read).isEqualTo(Examples.jobChanged());
        assertThat(read.queue()).isEqualTo(QueuePlace.USUAL);
    }

    @Test
    void aPausedJobMeetsTheSchema() throws IOException {
        JobChanged paused = Examples.jobPaused();

        assertThat(paused.state()).isEqualTo("paused");
        assertThat(paused.worker()).isEmpty();
        assertThat(schema("job-changed").validate(Json.tree(CloudEvents.value(paused))))
                .isEmpty();
        assertThat(CloudEvents.read(CloudEvents.value(paused), JobChanged.class))
                .isEqualTo(paused);
    }

    @Test
    void attributesAreHeadersInBinaryMode() {
        assertThat(CloudEvents.headers(Examples.jobChanged(), "/crescendo/trainer"))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "fashion-1/3")
                .containsEntry("ce_type", "crescendo.job-changed.v1")
                .containsEntry("ce_source", "/crescendo/trainer")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void aRecipeKeptByTheFirstReleaseMeansTheSame() throws IOException {
        Name job = new Name("job");
        byte[] kept = text("/golden/training-request-0.1.0.json").getBytes(StandardCharsets.UTF_8);
        byte[] today = text("/golden/training-request.json").getBytes(StandardCharsets.UTF_8);

        assertThat(Recipe.parse(kept, job)).isEqualTo(Recipe.parse(today, job));
    }

    @Test
    void aCompleteRecipeMeetsTheSchemaOfRequests() throws IOException {
        Recipe recipe = Examples.recipe();

        assertThat(schema("training-request").validate(recipe.json())).isEmpty();
        assertThat(Json.pretty(recipe)).isEqualTo(text("/golden/training-request.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'family': 'rrdb'",
                "'family': 'srresnet'",
                "'family': 'esrgan', 'from': {'model': 'larger'}, 'objective': {'perceptual': 'none'}",
                "'family': 'esrgan', 'from': 'scratch', 'objective': {'perceptual': {'extractor': 'vgg', 'layer': 'conv5_4'}}",
                "'family': 'classifier'",
                "'family': 'classifier', 'preset': 'vgg19'"
            })
    void recipesOfOtherFamiliesMeetTheSchemaOfRequestsToo(String fields) throws IOException {
        String json = ("{" + fields + ", 'data': {'train': 'cats'}}").replace('\'', '"');
        Recipe recipe = Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job"));

        assertThat(schema("training-request").validate(recipe.json())).isEmpty();
    }

    @Test
    void aRequestToMeasureMeetsItsSchemaAndItsGoldenFile() throws IOException {
        MeasureRequest request = Examples.request();
        byte[] golden = text("/golden/measure-request.json").getBytes(StandardCharsets.UTF_8);

        assertThat(schema("measure-request").validate(Json.tree(request))).isEmpty();
        assertThat(Json.pretty(request)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(Json.read(golden, MeasureRequest.class)).isEqualTo(request);
    }

    private static String name(Event event) {
        return event.type().substring("crescendo.".length(), event.type().length() - ".v1".length());
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text("/crescendo/contracts/schemas/" + name + ".schema.json"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = EventFormatTest.class.getResourceAsStream(resource)) {
            assertThat(in).as("the resource " + resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
