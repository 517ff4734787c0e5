package crescendo.cli.evaluate.sets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets compared as a person asks for it. */
class SetEvaluationTest {
    @TempDir
    Path folder;

    /** Soft noise of three colours around a tone, as an array. */
    private String set(String name, int count, int side, int tone, long seed) throws IOException {
        byte[] pixels = new byte[count * side * side * 3];
        Random random = new Random(seed);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, tone + 30 * random.nextGaussian()));
        }
        return npy(name, pixels, count, side);
    }

    private String npy(String name, byte[] pixels, int count, int side) throws IOException {
        String header =
                "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, %d, %d, 3), }".formatted(count, side, side);
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            out.write(pixels);
        }
        return file.toString();
    }

    private static Spoken evaluate(String... more) {
        return Spoken.by(Stream.concat(Stream.of("evaluate"), Stream.of(more)).toArray(String[]::new));
    }

    private static JsonNode json(String... more) {
        Spoken spoken =
                evaluate(Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new));
        assertThat(spoken.err()).isEmpty();
        return Json.read(spoken.out().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    @Test
    void aMetricHasItsValueItsLevelsAndItsProtocol() throws IOException {
        String reals = set("reals.npy", 20, 32, 100, 1);
        String fakes = set("fakes.npy", 30, 32, 100, 2);

        JsonNode found = json("--reals", reals, "--fakes", fakes, "--metrics", "swd", "--seed", "5");

        assertThat(found.get("count").asInt()).isEqualTo(20);
        assertThat(found.get("seed").asInt()).isEqualTo(5);
        JsonNode swd = found.at("/metrics/swd");
        assertThat(swd.at("/levels").fieldNames()).toIterable().containsExactly("32", "16");
        assertThat(swd.get("value").asDouble())
                .isEqualTo(
                        (swd.at("/levels/32").asDouble() + swd.at("/levels/16").asDouble()) / 2);
        assertThat(swd.at("/protocol/count").asInt()).isEqualTo(20);
        assertThat(swd.at("/protocol/seed").asInt()).isEqualTo(5);
        assertThat(swd.at("/protocol/reals").toString()).contains("reals.npy");
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherOnesOthers() throws IOException {
        String reals = set("reals.npy", 30, 16, 100, 1);
        String fakes = set("fakes.npy", 30, 16, 100, 2);

        String[] asked = {"--reals", reals, "--fakes", fakes, "--metrics", "swd", "--count", "10"};
        JsonNode once = json(asked);
        JsonNode again = json(asked);
        JsonNode other =
                json(Stream.concat(Stream.of(asked), Stream.of("--seed", "2")).toArray(String[]::new));

        assertThat(again).isEqualTo(once);
        assertThat(other.at("/metrics/swd/value")).isNotEqualTo(once.at("/metrics/swd/value"));
        assertThat(other.at("/metrics/swd/protocol/reals"))
                .as("which reals they were")
                .isNotEqualTo(once.at("/metrics/swd/protocol/reals"));
    }

    @Test
    void theFloorIsOfTwoHalvesWithoutAnImageInCommon() throws IOException {
        String reals = set("reals.npy", 41, 16, 100, 1);

        JsonNode floor = json("--reals", reals, "--floor", "--metrics", "swd");
        JsonNode worse = json("--reals", reals, "--fakes", halfTone(), "--metrics", "swd", "--count", "20");

        assertThat(floor.get("count").asInt()).isEqualTo(20);
        assertThat(floor.at("/metrics/swd/value").asDouble())
                .isPositive()
                .isLessThan(worse.at("/metrics/swd/value").asDouble() / 3);
    }

    /** Left half dark, right half bright: nothing like noise. */
    private String halfTone() throws IOException {
        byte[] pixels = new byte[20 * 16 * 16 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3 % 16 < 8 ? 20 + i % 7 : 220 - i % 5);
        }
        return npy("halves.npy", pixels, 20, 16);
    }

    @Test
    void whatHasNoValueIsListedWithItsReasonAndTheOthersGoOn() throws IOException {
        String constant = npy("constant.npy", new byte[20 * 16 * 16 * 3], 20, 16);
        String reals = set("reals.npy", 20, 16, 100, 1);

        Spoken spoken = evaluate("--reals", reals, "--fakes", constant, "--metrics", "is,swd");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out())
                .contains("there is no extractor to tell classes and features")
                .contains("do not vary")
                .contains("20 images of each kind, seed 1");
        JsonNode json = json("--reals", reals, "--fakes", constant, "--metrics", "swd");
        assertThat(json.at("/metrics/swd/undefined").asText()).contains("do not vary");
        assertThat(json.at("/metrics/swd").has("value")).isFalse();
    }

    @Test
    void imagesOfNoPowerOfTwoHaveNoSuchDistanceAndThatIsSaid() throws IOException {
        String reals = set("reals.npy", 4, 48, 100, 1);

        assertThat(json("--reals", reals, "--fakes", reals, "--metrics", "swd")
                        .at("/metrics/swd/undefined")
                        .asText())
                .contains("power of two");
    }

    @Test
    void ourClassifierGivesTheScoreAndItsDeviation() throws IOException {
        Path network = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(32, 3, 5));
        String reals = set("reals.npy", 40, 32, 100, 1);

        JsonNode is = json("--reals", reals, "--fakes", reals, "--metrics", "is", "--extractor", network.toString())
                .at("/metrics/is");

        assertThat(is.get("value").asDouble()).isBetween(1.0, 5.0);
        assertThat(is.get("deviation").asDouble()).isNotNegative();
        assertThat(is.at("/protocol/extractor").asText()).hasSizeGreaterThan(60);
    }

    @Test
    void metricsOfFeaturesStandBesideEachOtherUnderTheirFamilysName() throws IOException {
        Path network = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(16, 3, 5));
        String reals = set("reals.npy", 20, 16, 100, 1);
        String far = set("far.npy", 20, 16, 220, 2);

        JsonNode metrics = json(
                        "--reals", reals, "--fakes", far, "--metrics", "prdc,fid", "--extractor", network.toString())
                .get("metrics");

        assertThat(metrics.fieldNames()).toIterable().containsExactly("precision-recall", "density-coverage", "fid");
        assertThat(metrics.at("/precision-recall/precision").asDouble()).isZero();
        assertThat(metrics.at("/fid/value").asDouble()).isPositive();
    }

    @Test
    void foldersAreTheClassesOfFakesAndTheExtractorsAreTold() throws IOException {
        Path network = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(16, 3, 2));
        for (int i = 0; i < 4; i++) {
            picture("pets/cat/" + i + ".png", 16);
            picture("pets/dog/" + i + ".png", 16);
        }
        String pets = folder.resolve("pets").toString();
        String[] asked = {
            "--reals", pets, "--fakes", pets, "--metrics", "class-accuracy", "--extractor", network.toString()
        };

        JsonNode told = json(Stream.concat(Stream.of(asked), Stream.of("--classes", "cat,dog"))
                .toArray(String[]::new));
        JsonNode untold = json(asked);

        assertThat(told.at("/metrics/class-accuracy/value").asDouble())
                .as("all are black")
                .isEqualTo(0.5);
        assertThat(untold.at("/metrics/class-accuracy/undefined").asText()).contains("are not known");
        assertThat(evaluate("--reals", pets, "--floor", "--extractor", network.toString(), "--classes", "cat")
                        .err())
                .contains("--classes: 1 names; the extractor " + network + " tells 2 classes");
    }

    @Test
    void picturesOfMetricsAreKeptWhereTheyAreAskedFor() throws IOException {
        Path network = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(16, 3, 5));
        String reals = set("reals.npy", 20, 16, 100, 1);
        Path kept = folder.resolve("kept");

        Spoken spoken = evaluate(
                "--reals",
                reals,
                "--fakes",
                reals,
                "--metrics",
                "nearest",
                "--extractor",
                network.toString(),
                "--pictures",
                kept.toString());

        assertThat(spoken.exitCode()).as(spoken.err() + spoken.out()).isZero();
        assertThat(ImageIO.read(kept.resolve("nearest.png").toFile()).getWidth())
                .isGreaterThan(16);
    }

    @Test
    void theNearestAreLookedForAmongAllRealsButNotAmongTheFakes() throws IOException {
        Path network = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(16, 3, 5));
        String reals = set("reals.npy", 60, 16, 100, 1);
        String[] asked = {"--count", "10", "--metrics", "nearest", "--extractor", network.toString(), "--reals", reals};

        JsonNode copies = json(Stream.concat(Stream.of(asked), Stream.of("--fakes", reals, "--in-order"))
                .toArray(String[]::new));
        JsonNode floor =
                json(Stream.concat(Stream.of(asked), Stream.of("--floor")).toArray(String[]::new));

        assertThat(copies.at("/metrics/nearest/mean").asDouble())
                .as("each of the first ten is among the reals, whichever of those are compared otherwise")
                .isGreaterThan(1 - 1e-9);
        assertThat(copies.at("/metrics/nearest/protocol/parameters/reals").asInt())
                .isEqualTo(60);
        assertThat(floor.at("/metrics/nearest/protocol/parameters/reals").asInt())
                .as("without the ten fakes")
                .isEqualTo(50);
        assertThat(floor.at("/metrics/nearest/value").asDouble()).isLessThan(1 - 1e-9);
    }

    @Test
    void anExtractorThatIsNoneIsNamedWithTheReason() throws IOException {
        String reals = set("reals.npy", 20, 32, 100, 1);
        Path text = Files.writeString(folder.resolve("notes.onnx"), "hello");

        assertThat(evaluate("--reals", reals, "--floor", "--extractor", text.toString())
                        .err())
                .contains("--extractor: ONNX Runtime does not take the extractor " + text);
        assertThat(evaluate("--reals", reals, "--floor", "--extractor", folder + "/nowhere.onnx")
                        .err())
                .contains("--extractor: " + folder + "/nowhere.onnx is no file");
    }

    @Test
    void setsThatDoNotFitTogetherAreRefusedWithBothSizes() throws IOException {
        String small = set("small.npy", 4, 16, 100, 1);
        String large = set("large.npy", 4, 32, 100, 1);

        assertThat(evaluate("--reals", large, "--fakes", small).err())
                .contains("--reals has images of 32x32 RGB, --fakes of 16x16 RGB");
        assertThat(evaluate("--reals", large, "--fakes", large, "--count", "9").err())
                .contains("--reals " + large + ": too few images: 9 are needed, at least 2, and there are 4");
    }

    @Test
    void tooFewImagesAreToldWithHowManyThereAre() throws IOException {
        String one = set("one.npy", 1, 16, 100, 1);
        String some = set("some.npy", 6, 16, 100, 1);

        assertThat(evaluate("--reals", one, "--floor").err())
                .contains("too few images: there are 1, and two halves of at least 2 are needed");
        assertThat(evaluate("--reals", one, "--fakes", some).err())
                .contains("--reals " + one + ": too few images: 1 are needed, at least 2, and there are 1");
        assertThat(evaluate("--reals", some, "--floor", "--count", "0").err())
                .contains("--count: 0 is not allowed; use 2 to 3");
    }

    private void picture(String name, int side) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile());
    }

    @Test
    void theFileThatIsOfAnotherSizeOrBrokenIsNamed() throws IOException {
        picture("odd/a.png", 32);
        picture("odd/b.png", 16);
        picture("broken/a.png", 32);
        Files.write(folder.resolve("broken/b.png"), new byte[] {1});

        assertThat(evaluate("--reals", folder + "/odd", "--fakes", folder + "/odd")
                        .err())
                .contains("b.png is 16x16, a.png is 32x32");
        assertThat(evaluate("--reals", folder + "/broken", "--fakes", folder + "/odd")
                        .err())
                .contains("--reals " + folder + "/broken: b.png: no PNG, JPEG or GIF file");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThat(evaluate("--reals", "a").err()).contains("--fakes: missing; give it, or --floor");
        assertThat(evaluate("--fakes", "a").err()).contains("--reals: missing");
        assertThat(evaluate().err()).contains("--reals: missing; give it and --fakes, or --upscaled and --truth");
        assertThat(evaluate("--reals", "a", "--truth", "b").err()).contains("give the one or the other");
        assertThat(evaluate("--reals", "a", "--floor", "--metrics", "beauty").err())
                .contains("--metrics: beauty is unknown; known are swd, is");
    }
}
