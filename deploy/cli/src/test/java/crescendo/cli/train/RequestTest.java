package crescendo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {
    private static final String SMALL = """
            {"data": {"train": "shirts"}, "network": {"channels": {"4": 8, "8": 4}}, "schedule": {"resolution": 8}}
            """;

    @TempDir
    Path folder;

    @Test
    void namesTheModelAfterTheFileAndTheJobAfterTheRecipe() throws IOException {
        Path file = recipe("My Shirts.json", SMALL);

        Request request = Request.read(file, Optional.empty(), Map.of());

        assertThat(request.recipe().model()).isEqualTo(new Name("my-shirts"));
        assertThat(request.job())
                .isEqualTo(new Name("my-shirts-" + request.recipe().digest().brief()))
                .isEqualTo(Request.read(file, Optional.empty(), Map.of()).job());
    }

    @Test
    void takesTheNameThatIsGiven() throws IOException {
        Request request = Request.read(recipe("a.json", SMALL), Optional.of(new Name("mine")), Map.of());

        assertThat(request.job()).isEqualTo(new Name("mine"));
        assertThat(request.recipe().model()).isEqualTo(new Name("mine"));
    }

    @Test
    void changesFieldsBeforeTheRecipeIsRead() throws IOException {
        Request request = Request.read(
                recipe("a.json", SMALL),
                Optional.empty(),
                Map.of("seed", "7", "data.train", "hats", "augmentation.mirror", "true", "model", "hat"));

        assertThat(request.recipe().seed()).isEqualTo(7);
        assertThat(request.recipe().data()).containsEntry("train", DataSetRef.parse("hats"));
        assertThat(request.recipe().model()).isEqualTo(new Name("hat"));
    }

    @Test
    void refusesAPathThroughSomethingThatIsNoObject() {
        assertThatThrownBy(
                        () -> Request.read(recipe("a.json", SMALL), Optional.empty(), Map.of("data.train.name", "x")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("--set data.train.name=…: train is \"shirts\", not an object");
    }

    @Test
    void showsTheCompleteRecipeTheLayersAndThePlanWithoutPublishing() throws IOException {
        Spoken spoken = Spoken.by("train", recipe("a.json", SMALL).toString(), "--dry-run");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out())
                .contains("\"learningRate\" : 0.001")
                .contains("generator: ", "discriminator: ", "8x8/conv0")
                .containsPattern("expected: \\d+ MiB at most")
                .containsPattern("8 +fade +600,064 +600,064 +128 +4,688");
    }

    @Test
    void takesTheVersionToStartFromAndSaysWhereItWasNotLookedAt() throws IOException {
        Spoken spoken = Spoken.by(
                "train",
                recipe("a.json", SMALL).toString(),
                "--from",
                "shirts@production",
                "--dry-run",
                "--data-dir",
                folder.toString());

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out())
                .containsSubsequence("\"from\"", "\"model\" : \"shirts\"", "\"alias\" : \"production\"")
                .contains("starts from shirts@production, which was not looked at: nothing is running");
    }

    @Test
    void saysThatTheMemoryOfWhatItIsComparedInIsNotAmongIt() throws IOException {
        String compared = """
                {"family": "esrgan", "data": {"train": "photographs"}, "from": {"model": "upscaler"},
                 "objective": {"perceptual": {"extractor": "vgg19", "layer": "conv5_4"}}}
                """;

        Spoken spoken = Spoken.by("train", recipe("a.json", compared).toString(), "--dry-run");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out()).contains("what comparing in conv5_4 of vgg19 takes is not among it");
    }

    @Test
    void showsAllOfItAsJsonToo() throws IOException {
        Spoken spoken = Spoken.by("train", recipe("a.json", SMALL).toString(), "--dry-run", "--json");

        assertThat(spoken.out()).contains("\"networks\"", "\"plan\"", "\"recipe\"", "\"peakMiB\"");
    }

    @Test
    void tellsAllFaultsAtOnce() throws IOException {
        Spoken spoken = Spoken.by(
                "train", recipe("a.json", SMALL).toString(), "--set", "schedule.resolution=48", "--set", "sede=1");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains("recipe.schedule.resolution: 48", "recipe.sede: unknown field");
    }

    @Test
    void namesAMissingFile() {
        Spoken spoken = Spoken.by("train", folder.resolve("none.json").toString(), "--dry-run");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.err()).contains("none.json: no such file").doesNotContain("\tat ");
    }

    @Test
    void saysThatNothingIsRunning() throws IOException {
        Spoken spoken = Spoken.by("train", recipe("a.json", SMALL).toString(), "--data-dir", folder.toString());

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOTHING_RUNNING);
        assertThat(spoken.err()).contains("nothing is running").contains("./crescendo up");
    }

    private Path recipe(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json);
    }
}
