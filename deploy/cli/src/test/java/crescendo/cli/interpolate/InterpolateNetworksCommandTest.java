package crescendo.cli.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.sun.net.httpserver.HttpExchange;
import crescendo.cli.ExitCode;
import crescendo.cli.PlayedService;
import crescendo.cli.Spoken;
import crescendo.cli.up.Running;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions in a real store, what lies between them, and a registry that a test plays. */
class InterpolateNetworksCommandTest {
    private static final float SOFT = 0.9f;
    private static final float SHARP = 1.1f;

    @TempDir
    Path data;

    private final List<UpscalerImport> registered = new ArrayList<>();
    private final EmbeddedPlatform platform = SharedPlatform.get();
    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(platform.store().asEnvironment()));
    private final Blobs blobs = new Blobs(bucket);
    private PlayedService service;

    @BeforeEach
    void twoVersions() throws IOException {
        service = PlayedService.start(data, "registry", "/v1/upscalers/between", this::answer);
        URI here =
                URI.create("http://127.0.0.1:" + service.server().getAddress().getPort());
        Running running = new Running(
                ProcessHandle.current().pid(), platform.bootstrapServers(), platform.store(), Map.of("registry", here));
        Files.writeString(data.resolve("platform.json"), Json.pretty(running));
        bucket.ensureExists();
        new Models(bucket).create(version("ends-soft", Map.of("ema/filter", tensor(SOFT, 4)), SOFT));
        Map<String, Tensor> adversarial =
                Map.of("ema/filter", tensor(SHARP, 4), "discriminator/score/bias", tensor(7, 1));
        new Models(bucket).create(version("ends-sharp", adversarial, SHARP));
        new Models(bucket).create(version("ends-wide", Map.of("ema/filter", tensor(SHARP, 5)), SHARP));
    }

    @AfterEach
    void stop() {
        service.close();
        bucket.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        UpscalerImport asked = Json.read(exchange.getRequestBody().readAllBytes(), UpscalerImport.class);
        registered.add(asked);
        byte[] reply = Json.write(manifest("between", Map.of(VersionManifest.UPSCALER, asked.file())));
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private static Tensor tensor(float value, int count) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return Tensor.of(values, count);
    }

    private VersionManifest version(String model, Map<String, Tensor> weights, float weight) {
        TinyUpscaler network = new TinyUpscaler(weight);
        return manifest(
                        model,
                        Map.of(
                                VersionManifest.UPSCALER, stored(network.onnx()),
                                VersionManifest.WEIGHTS, stored(Safetensors.encode(weights))))
                .with(network.spec());
    }

    private static VersionManifest manifest(String model, Map<String, FileRef> files) {
        return new VersionManifest(
                1,
                new Name(model),
                new Name("000000001-0123abcd"),
                "rrdb",
                new Name("job"),
                new At(64, 8, 4, Phase.Kind.STABLE, 1, true),
                List.of(),
                List.of(),
                new TreeMap<>(files),
                Optional.empty(),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }

    private FileRef stored(byte[] bytes) {
        return new FileRef(blobs.put(bytes), bytes.length, "application/octet-stream");
    }

    private Spoken interpolated(String from, String to, String alpha) {
        return Spoken.by(
                "interpolate-networks",
                "--data-dir",
                data.toString(),
                "--from",
                from,
                "--to",
                to,
                "--alpha",
                alpha,
                "--name",
                "between");
    }

    private void refused(int exitCode, String reason, String from, String to, String alpha) {
        Spoken spoken = interpolated(from, to, alpha);

        assertThat(spoken.err()).contains(reason);
        assertThat(spoken.exitCode()).isEqualTo(exitCode);
        assertThat(registered).isEmpty();
    }

    @Test
    void weightsFileAndTestPictureOfWhatLiesBetweenAreStoredAndRegistered() throws IOException {
        Spoken spoken = interpolated("ends-soft", "ends-sharp@000000001-0123abcd", "0.75");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out())
                .contains("between@000000001-0123abcd is registered: at 0.75 from ends-soft@000000001-0123abcd to")
                .contains("--model between --alpha 0.75");
        UpscalerImport asked = registered.get(0);
        assertThat(asked.between())
                .contains(new Interpolation(
                        VersionRef.parse("ends-soft@000000001-0123abcd"),
                        VersionRef.parse("ends-sharp@000000001-0123abcd"),
                        0.75));
        float between = (float) (0.25 * SOFT + 0.75 * SHARP);
        assertThat(Safetensors.decode(blobs.whole(asked.weights().orElseThrow().digest())))
                .isEqualTo(Map.of("ema/filter", tensor(between, 4)));
        assertThat(ModelProto.parseFrom(blobs.whole(asked.file().digest()))
                        .getGraph()
                        .getInitializer(0)
                        .getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat())
                .isEqualTo(between);
        assertThat(asked.input()).isEqualTo(new Port("lr", "float32", List.of(-1, 1, -1, -1)));
        goldenIsOfTheNewNetwork(asked, between);
    }

    private void goldenIsOfTheNewNetwork(UpscalerImport asked, float between) {
        Map<String, Tensor> golden =
                Safetensors.decode(blobs.whole(asked.golden().digest()));
        byte[] small = golden.get("images").bytes();
        byte[] large = golden.get("upscaled").bytes();
        for (int x = 0; x < 48; x++) {
            long wanted = Math.round(Math.min(255, between * (small[x] & 0xff)));
            assertThat((long) (large[2 * x] & 0xff)).as("pixel %d", x).isBetween(wanted - 1, wanted + 1);
        }
    }

    @Test
    void whatLiesNowhereBetweenIsRefusedBeforeAnythingIsRegistered() {
        refused(ExitCode.USAGE, "--alpha: 1.2 is not allowed; use 0", "ends-soft", "ends-sharp", "1.2");
        refused(ExitCode.USAGE, "--alpha", "ends-soft", "ends-sharp", "half");
        refused(ExitCode.USAGE, "nothing lies between them", "ends-soft", "ends-soft", "0.5");
        refused(ExitCode.USAGE, "--to: model: \"No name\"", "ends-soft", "No name", "0.5");
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        refused(
                ExitCode.NOT_FOUND,
                "--to: there is no ends-sharp@000000009-0123abcd; versions of ends-sharp are 000000001-0123abcd",
                "ends-soft",
                "ends-sharp@000000009-0123abcd",
                "0.5");
    }

    @Test
    void anotherArchitectureIsRefusedByItsFirstTensor() {
        refused(
                ExitCode.FAILED,
                "the architectures differ: tensor ema/filter is F32[4] in ends-soft@000000001-0123abcd, and F32[5] in"
                        + " ends-wide@000000001-0123abcd",
                "ends-soft",
                "ends-wide",
                "0.5");
    }

    @Test
    void whatUpscalesNothingIsRefused() {
        new Models(bucket).create(manifest("ends-faces", Map.of()));

        refused(
                ExitCode.FAILED,
                "--from: ends-faces@000000001-0123abcd is a rrdb; upscalers only are interpolated",
                "ends-faces",
                "ends-sharp",
                "0.5");
    }
}
