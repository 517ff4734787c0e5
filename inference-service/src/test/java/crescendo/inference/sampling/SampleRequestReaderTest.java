package crescendo.inference.sampling;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Limits;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRequestReaderTest {
    private static final Limits LIMITS = new Limits(64, 64 * 16);

    @Test
    void writesTheDefaultsOut() {
        SampleRequest request = read("{}").request();

        assertThat(request.count()).isEqualTo(16);
        assertThat(request.first()).isZero();
        assertThat(request.seed()).isEmpty();
        assertThat(request.version()).isEmpty();
        assertThat(request.format()).isEmpty();
    }

    @Test
    void readsEverythingThatMayBeSaid() {
        SampleRequest request =
                read("{\"count\": 3, \"seed\": -7, \"first\": 5, \"version\": \"best\", \"format\": \"zip\"}")
                        .request();

        assertThat(request.count()).isEqualTo(3);
        assertThat(request.seed()).contains(-7L);
        assertThat(request.first()).isEqualTo(5);
        assertThat(request.version()).contains(new Name("best"));
        assertThat(request.format()).contains(Format.ZIP);
        assertThat(request.nameOf(1)).isEqualTo("seed--7-sample-000006");
    }

    @Test
    void takesLatentsAsTheyAre() {
        SampleRequest request = read("{\"latents\": [[1, -0.5], [0, 2]]}").request();

        assertThat(request.input(new Signature(2, 4, 4, 1), () -> {}).latents()).containsExactly(1, -0.5f, 0, 2);
    }

    @Test
    void findsAllFaultsAtOnce() {
        List<Fault> faults =
                read("{\"count\": 0, \"seed\": 1.5, \"first\": -1, \"version\": \"../x\", \"format\": \"bmp\", \"size\": 3}")
                        .faults();

        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactlyInAnyOrder(
                        "size: unknown field; known are count, first, format, fps, interpolation, label, labels, latents, seed, sweep, truncation, version",
                        "count: 0 is not allowed; use a whole number from 1 to 64",
                        "seed: 1.5 is not allowed; use a whole number from -9223372036854775808 to 9223372036854775807",
                        "first: -1 is not allowed; use a whole number from 0 to 9223372036854775743",
                        "version: \"../x\" is not a name; use a version or an alias: [a-z0-9][a-z0-9._-]{0,63}",
                        "format: \"bmp\" is not known; use one of grid, zip, raw, safetensors, npy, apng, gif");
    }

    @Test
    void refusesLatentsBesideASeed() {
        assertThat(read("{\"latents\": [[1]], \"seed\": 1, \"count\": 1}").faults())
                .extracting(Fault::field)
                .containsExactly("count", "seed");
    }

    @Test
    void namesTheNumberThatIsNone() {
        assertThat(read("{\"latents\": [[1, 2], [1, \"x\"], 7, [1e300]]}").faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "latents[1][1]: \"x\" is not a number; use a finite number",
                        "latents[2]: 7 is not a list; use a list of numbers",
                        "latents[3][0]: 1.0E300 is not a number; use a finite number");
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        assertThatThrownBy(() -> read("[1]")).hasMessage("body: it is not an object; write { … }");
        assertThatThrownBy(() -> read("{\"count\": 1")).hasMessageStartingWith("body: it is not JSON: ");
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("body: it is not");
        assertThatThrownBy(() -> read("{\"count\": 1, \"count\": 2}")).hasMessageContaining("Duplicate field");
    }

    @Test
    void findsWhatDoesNotFitTheGenerator() {
        Signature signature = new Signature(2, 8, 8, 3);

        assertThat(read("{\"count\": 17}").request().faults(signature, LIMITS))
                .extracting(Fault::toString)
                .containsExactly("count: 17 images of 8 × 8 are too many pixels; use 1 to 16");
        assertThat(read("{\"latents\": [[1, 2], [1, 2, 3]]}").request().faults(signature, LIMITS))
                .extracting(Fault::toString)
                .containsExactly("latents[1]: 3 numbers are not allowed; use 2");
    }

    @Test
    void takesAClassByItsNameOrItsNumber() {
        Signature clothes = new Signature(2, 4, 4, 1, List.of("shirt", "2", "boot"));

        assertThat(labels("{\"count\": 2, \"seed\": 1, \"label\": \"boot\"}", clothes))
                .containsExactly(2, 2);
        assertThat(labels("{\"count\": 1, \"seed\": 1, \"label\": 1}", clothes)).containsExactly(1);
        assertThat(labels("{\"count\": 1, \"seed\": 1, \"label\": 2}", clothes))
                .as("a name comes before a number")
                .containsExactly(1);
        assertThat(labels("{\"latents\": [[1, 2], [3, 4]], \"label\": \"0\"}", clothes))
                .containsExactly(0, 0);
    }

    @Test
    void drawsClassesFromTheSeedWhereNoneIsAskedFor() {
        Signature clothes = new Signature(2, 4, 4, 1, List.of("shirt", "trousers", "boot"));

        assertThat(labels("{\"count\": 5, \"seed\": 8, \"first\": 3}", clothes))
                .containsExactly(Labels.uniform(8, 3, 5, 3));
    }

    @Test
    void refusesAClassThatTheGeneratorLacks() {
        Signature none = new Signature(2, 4, 4, 1);
        Signature clothes = new Signature(2, 4, 4, 1, List.of("shirt", "trousers", "boot"));

        assertThat(read("{\"label\": \"shirt\"}").request().faults(none, LIMITS))
                .extracting(Fault::toString)
                .containsExactly("label: \"shirt\" is not allowed; leave it out: this model knows no classes");
        assertThat(read("{\"label\": \"hat\"}").request().faults(clothes, LIMITS))
                .extracting(Fault::toString)
                .containsExactly(
                        "label: \"hat\" is no class of this model; use one of shirt, trousers, boot, or 0 to 2");
        assertThat(read("{\"label\": 3}").request().faults(clothes, LIMITS)).hasSize(1);
        assertThat(read("{\"latents\": [[1, 2]]}").request().faults(clothes, LIMITS))
                .extracting(Fault::toString)
                .containsExactly("label: missing beside latents; use one of shirt, trousers, boot, or 0 to 2");
        assertThat(read("{\"label\": [1]}").faults())
                .extracting(Fault::toString)
                .containsExactly("label: [1] is not allowed; use the name or the number of a class");
    }

    @Test
    void truncatesTheLatentsOfASeed() {
        SampleRequest request = read("{\"count\": 3, \"seed\": 5, \"first\": 2, \"truncation\": 0.5}")
                .request();

        assertThat(request.input(new Signature(7, 4, 4, 1), () -> {}).latents())
                .containsExactly(Latents.truncated(5, 2, 3, 7, 0.5));
    }

    @Test
    void sweepsOneVariableOfOneSample() {
        SampleRequest request =
                read("{\"count\": 3, \"seed\": 5, \"first\": 2, \"sweep\": {\"variable\": 1, \"from\": -1, \"to\": 2}}")
                        .request();

        float[] base = Latents.normal(5, 2, 1, 2);
        assertThat(request.input(new Signature(2, 4, 4, 1), () -> {}).latents())
                .containsExactly(base[0], -1, base[0], 0.5f, base[0], 2);
        assertThat(request.nameOf(2)).isEqualTo("step-000002");
        assertThat(request.faults(new Signature(1, 4, 4, 1), LIMITS))
                .extracting(Fault::toString)
                .containsExactly("sweep.variable: 1 is not allowed; use a whole number from 0 to 0");
    }

    @Test
    void goesFromLatentToLatent() {
        SampleRequest request =
                read("{\"count\": 5, \"latents\": [[0, 1], [4, 3], [8, 1]], \"interpolation\": {\"way\": \"linear\"}}")
                        .request();

        assertThat(request.input(new Signature(2, 4, 4, 1), () -> {}).latents())
                .containsExactly(0, 1, 2, 2, 4, 3, 6, 2, 8, 1);
    }

    @Test
    void givesEveryImageTheClassOfTheLatentThatIsNearer() {
        Signature clothes = new Signature(2, 4, 4, 1, List.of("shirt", "trousers", "boot"));

        assertThat(labels(
                        "{\"count\": 5, \"seed\": 1, \"labels\": [\"boot\", 0], \"interpolation\": {\"stops\": 2}}",
                        clothes))
                .containsExactly(2, 2, 0, 0, 0);
        assertThat(labels("{\"count\": 2, \"seed\": 1, \"labels\": [\"boot\", 0]}", clothes))
                .containsExactly(2, 0);
        assertThat(read("{\"count\": 2, \"labels\": [\"boot\", \"hat\"]}")
                        .request()
                        .faults(clothes, LIMITS))
                .extracting(Fault::toString)
                .containsExactly(
                        "labels[1]: \"hat\" is no class of this model; use one of shirt, trousers, boot, or 0 to 2");
        assertThat(read("{\"count\": 3, \"labels\": [\"boot\"]}").request().faults(clothes, LIMITS))
                .extracting(Fault::toString)
                .containsExactly("labels: 1 classes are not allowed; use 3, one a latent");
    }

    @Test
    void blendsTheClassesOfTheStopsWhereThatIsAsked() {
        Signature clothes = new Signature(2, 4, 4, 1, List.of("shirt", "trousers", "boot"));
        String between = "{\"count\": 3, \"seed\": 1, \"labels\": [%s], \"interpolation\": {\"classes\": \"%s\"}}";

        Input blended = input(between.formatted("\"boot\", 0", "blend"), clothes);

        assertThat(blended.shares()).containsExactly(0, 0, 1, 0.5f, 0, 0.5f, 1, 0, 0);
        assertThat(blended.latents())
                .containsExactly(input(between.formatted("\"boot\", 0", "nearest"), clothes)
                        .latents());
        assertThat(input(between.formatted("\"boot\", 0", "nearest"), clothes).labels())
                .containsExactly(2, 0, 0);
        assertThat(input(between.formatted("1, 1", "blend"), clothes).labels())
                .as("one class, whole")
                .containsExactly(1, 1, 1);
    }

    @Test
    void namesWhatIsWrongWithClassesThatAreBlended() {
        assertThat(read("{\"interpolation\": {\"classes\": \"blend\"}}")
                        .request()
                        .faults(new Signature(2, 4, 4, 1), LIMITS))
                .extracting(Fault::toString)
                .containsExactly(
                        "interpolation.classes: \"blend\" is not allowed; leave it out: this model knows no classes");
        assertThat(read("{\"interpolation\": {\"classes\": \"mix\"}}").faults())
                .extracting(Fault::toString)
                .containsExactly("interpolation.classes: \"mix\" is not known; use one of blend, nearest");
        assertThat(read("{\"interpolation\": {\"classes\": 1}}").faults())
                .extracting(Fault::field)
                .containsExactly("interpolation.classes");
    }

    @Test
    void namesWhatIsWrongWithAWalk() {
        assertThat(
                        read("{\"sweep\": 3, \"interpolation\": {\"way\": \"round\", \"stops\": 1, \"loop\": 1, \"steps\": 2}}")
                                .faults())
                .extracting(Fault::field)
                .contains("interpolation", "sweep");
        assertThat(read("{\"interpolation\": {\"way\": \"round\", \"stops\": 1, \"loop\": 1, \"steps\": 2}}")
                        .faults())
                .extracting(Fault::toString)
                .containsExactlyInAnyOrder(
                        "interpolation.steps: unknown field; known are classes, loop, stops, way",
                        "interpolation.stops: 1 is not allowed; use a whole number from 2 to 64",
                        "interpolation.way: \"round\" is not known; use one of linear, spherical",
                        "interpolation.loop: 1 is not allowed; use true or false");
        assertThat(read("{\"latents\": [[1]], \"truncation\": 1, \"interpolation\": {\"stops\": 3}}")
                        .faults())
                .extracting(Fault::field)
                .containsExactly("latents", "interpolation.stops", "truncation");
        assertThat(read("{\"truncation\": 0}").faults())
                .extracting(Fault::toString)
                .containsExactly("truncation: 0 is not allowed; use a number from 0.01 to 100.0");
    }

    @Test
    void ofCountlessFaultsSomeAreTold() {
        String names =
                IntStream.range(0, 10_000).mapToObj(i -> "\"x" + i + "\": 0").collect(joining(","));
        List<Fault> faults = read("{" + names + "}").faults();

        assertThat(faults).hasSize(101);
        assertThat(faults.get(0).allowed()).isSameAs(faults.get(99).allowed());
        assertThat(faults.get(100)).hasToString("body: there are more faults than these; mend these first");
        assertThat(read("{\"labels\": [" + "null, ".repeat(10_000) + "0]}").faults())
                .extracting(Fault::toString)
                .containsExactly("labels: 10001 classes are not allowed; use a list of 1 to 64 classes, one a latent");
        assertThat(read("{\"" + "x".repeat(1000) + "\": 0}").faults())
                .extracting(Fault::field)
                .containsExactly("x".repeat(80) + "…");
    }

    @Test
    void whoeverLeavesEndsTheDrawingOfRowsThatTakesLong() {
        SampleRequest request =
                read("{\"count\": 60, \"seed\": 1, \"truncation\": 0.01}").request();
        AtomicInteger rows = new AtomicInteger();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> request.input(new Signature(4, 4, 4, 1), () -> {
                    if (rows.incrementAndGet() == 3) {
                        throw new CancellationException("they have left");
                    }
                }));

        assertThat(rows).hasValue(3);
    }

    @Test
    void knowsWhatWasReadToHold() {
        assertThat(read("{\"latents\": [[1, 2], [3, 4]], \"labels\": [\"boot\", 0]}")
                        .request()
                        .bytes())
                .isEqualTo(4 * 4 + 2 * 64);
        assertThat(Wish.bytes(new Input(new float[6], new long[3]))).isEqualTo(6 * 4 + 3 * 8);
        assertThat(Wish.bytes(Input.blended(new float[6], new float[4]))).isEqualTo((6 + 4) * 4);
    }

    private static long[] labels(String body, Signature signature) {
        return input(body, signature).labels();
    }

    private static Input input(String body, Signature signature) {
        SampleRequest request = read(body).request();
        assertThat(request.faults(signature, LIMITS)).isEmpty();
        return request.input(signature, () -> {});
    }

    private static SampleRequestReader.Reading read(String body) {
        return SampleRequestReader.read(body.getBytes(StandardCharsets.UTF_8), LIMITS);
    }
}
