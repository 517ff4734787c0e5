package crescendo.e2e.upscaling;

import static crescendo.e2e.upscaling.UpscalerRecipes.AFTER;
import static crescendo.e2e.upscaling.UpscalerRecipes.BEFORE;
import static crescendo.e2e.upscaling.UpscalerRecipes.EYE;
import static crescendo.e2e.upscaling.UpscalerRecipes.FOREIGN;
import static crescendo.e2e.upscaling.UpscalerRecipes.PLAIN;
import static crescendo.e2e.upscaling.UpscalerRecipes.SCALE;
import static crescendo.e2e.upscaling.UpscalerRecipes.SHARP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Super-resolution through the running whole: what is served is what the trainer saw, and has the values that were measured.
 */
class SuperResolutionTest {
    private static final int SHEET_GAP = 4;

    @TempDir
    static Path temp;

    private static TrainedPhases phases;

    @BeforeAll
    static void train() throws IOException {
        phases = new TrainedPhases(temp);
        phases.train();
    }

    @AfterAll
    static void stop() throws Exception {
        phases.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"psnr", "ssim"})
    void everyVersionIsMeasuredBesideBicubic(String metric) {
        JsonNode points = phases.history(PLAIN, metric, 3);

        for (JsonNode point : points) {
            JsonNode parts = point.get("parts");
            double value = point.get("value").doubleValue();
            double bicubic = parts.get("bicubic").doubleValue();
            assertThat(parts.get("gain").doubleValue()).isCloseTo(value - bicubic, within(1e-9));
            assertThat(parts.get("bicubic"))
                    .as("bicubic learns nothing")
                    .isEqualTo(points.get(0).at("/parts/bicubic"));
        }
    }

    @Test
    void theFirstPhaseLearns() {
        JsonNode psnr = phases.history(PLAIN, "psnr", 3);

        assertThat(psnr.get(2).get("value").doubleValue())
                .as("psnr of the last version, in dB, after %s", psnr)
                .isGreaterThan(psnr.get(0).get("value").doubleValue() + 0.5);
    }

    @Test
    void theSecondPhaseKnowsWhereItComesFromAndWhatItComparesIn() {
        VersionManifest plain = phases.newest(PLAIN);
        VersionManifest sharp = phases.newest(SHARP);

        VersionManifest.Lineage lineage = sharp.lineage();
        assertThat(lineage.parents()).containsExactly(plain.ref());
        assertThat(lineage.models().get(VersionManifest.FROM).version()).isEqualTo(plain.ref());
        assertThat(lineage.models().get(VersionManifest.PERCEPTUAL).version())
                .isEqualTo(phases.newest(EYE).ref());
        assertThat(lineage.data().keySet()).containsExactly("test", "train");
        assertThat(phases.shown(sharp).findValue("parents").toString())
                .contains(plain.version().value());
        assertThat(sharp.file(VersionManifest.WEIGHTS).digest())
                .isNotEqualTo(plain.file(VersionManifest.WEIGHTS).digest());
    }

    @Test
    void weightsThatOthersTrainedAreComparedInBeforeAnActivationAndAfterIt() {
        VersionManifest before = phases.newest(BEFORE);
        VersionManifest after = phases.newest(AFTER);

        assertThat(List.of(before, after)).allSatisfy(version -> {
            assertThat(version.family()).isEqualTo("srgan");
            assertThat(version.lineage()
                            .models()
                            .get(VersionManifest.PERCEPTUAL)
                            .version())
                    .isEqualTo(phases.newest(FOREIGN).ref());
        });
        assertThat(before.file(VersionManifest.WEIGHTS).digest())
                .isNotEqualTo(after.file(VersionManifest.WEIGHTS).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, SHARP, AFTER})
    void whatIsServedIsWhatTheTrainerMade(String model) throws IOException {
        VersionManifest version = phases.newest(model);
        Map<String, Tensor> golden = phases.golden(version);
        Rgb sheet = Rgb.read(phases.file(version, VersionManifest.SAMPLES));

        for (int i = 0; i < version.golden().orElseThrow().count(); i++) {
            Rgb served = phases.served(version, Rgb.of(golden.get("images"), i));
            served.assertIs(Rgb.of(golden.get("upscaled"), i), "golden " + i);
        }
        int top = 0;
        for (Path picture : phases.held()) {
            Rgb truth = Rgb.read(picture);
            Rgb made = sheet.part(top, truth.width() + SHEET_GAP, truth.height(), truth.width());
            phases.served(version, truth.smaller(SCALE)).assertIs(made, "the sheet's " + picture.getFileName());
            top += truth.height() + SHEET_GAP;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, SHARP})
    void noSeamIsSeenWhereTilesMeet(String model) {
        VersionManifest version = phases.newest(model);
        Rgb low = Rgb.noise(60, 61);
        int overlap = version.upscaler().orElseThrow().overlap();
        int tile = Math.max(8, 2 * overlap + 4); // of which four rows and columns are used, but for the first and last

        Rgb whole = phases.served(version, low);

        phases.servedInTiles(version, tile, low).assertIs(whole, "the picture in tiles of " + tile);
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, SHARP})
    void sixteenBitsComeThroughAndAreRoundedWhatEightBitsAre(String model) throws IOException {
        VersionManifest version = phases.newest(model);
        Rgb low = Rgb.read(phases.held().get(0)).smaller(SCALE);

        Deep made = phases.served(version, Deep.of(low));
        Deep gradient = phases.served(version, Deep.gradient(40, 50));

        made.assertIsRounded(phases.served(version, low));
        assertThat(gradient.levels()).isGreaterThan(2000);
    }

    @Test
    void whatTheCommandLineUpscalesHasTheValuesThatWereMeasured() throws IOException {
        Path low = smaller(temp.resolve("low"));
        String larger = temp.resolve("larger").toString();
        String held = temp.resolve("held").toString();
        double measured = phases.history(SHARP, "psnr", 1).get(0).get("value").doubleValue();

        phases.ran("upscale", low.toString(), "-o", larger, "--model", SHARP);
        String scale = String.valueOf(SCALE);
        String found = phases.ran("evaluate", "--upscaled", larger, "--truth", held, "--scale", scale, "--json");

        JsonNode evaluated = Json.tree(found.substring(found.indexOf('{')).getBytes(StandardCharsets.UTF_8));
        assertThat(evaluated.get("count").intValue()).isEqualTo(TrainedPhases.HELD);
        assertThat(evaluated.at("/metrics/psnr/value").doubleValue()).isCloseTo(measured, within(0.02));
    }

    @Test
    void whatTheRecipeDidNotMeasureIsFilledInOnce() {
        assertThat(phases.history(SHARP, "ssim")).isEmpty();

        phases.ran("metrics", "backfill", "--model", SHARP, "--metric", "ssim");
        JsonNode filled = phases.history(SHARP, "ssim", 1);
        phases.ran("metrics", "backfill", "--model", SHARP, "--metric", "ssim");

        assertThat(filled.get(0).get("value").doubleValue()).isBetween(0.0, 1.0);
        assertThat(phases.history(SHARP, "ssim")).isEqualTo(filled);
        assertThat(phases.kept(phases.newest(SHARP), "ssim")).isEqualTo(1);
    }

    @Test
    void aNetworkBetweenTheTwoIsRegisteredWithBothParentsAndServedBetweenThem() throws IOException {
        VersionManifest plain = phases.newest(PLAIN);
        VersionManifest sharp = phases.newest(SHARP);
        Rgb low = Rgb.read(phases.held().get(0)).smaller(SCALE);

        phases.ran("interpolate-networks", "--from", PLAIN, "--to", SHARP, "--alpha", "0.5", "--name", "between");

        VersionManifest between = phases.newest("between");
        Map<String, Tensor> golden = phases.golden(between);
        assertThat(between.lineage().parents()).containsExactly(plain.ref(), sharp.ref());
        assertThat(between.lineage().alpha()).contains(0.5);
        phases.served(between, Rgb.of(golden.get("images"), 0))
                .assertIs(Rgb.of(golden.get("upscaled"), 0), "its test picture");
        Rgb one = phases.served(plain, low);
        Rgb middle = phases.servedAt("0.5", between, low);
        Rgb other = phases.served(sharp, low);
        double whole = one.distance(other);
        assertThat(whole).as("the second phase has changed the picture").isGreaterThan(1);
        assertThat(one.distance(middle)).isBetween(0.2 * whole, 0.8 * whole);
        assertThat(middle.distance(other)).isBetween(0.2 * whole, 0.8 * whole);
        phases.served(between, Deep.of(low)).assertIsRounded(phases.served(between, low));
        assertThat(phases.served(between, Deep.gradient(40, 50)).levels()).isGreaterThan(2000);
    }

    private static Path smaller(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path picture : phases.held()) {
            byte[] small = Rgb.read(picture).smaller(SCALE).png();
            Files.write(folder.resolve(picture.getFileName()), small);
        }
        return folder;
    }
}
