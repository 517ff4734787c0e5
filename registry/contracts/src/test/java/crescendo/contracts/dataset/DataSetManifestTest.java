package crescendo.contracts.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DataSetManifestTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    @Test
    void everyKindComesBackFromItsJsonWithoutBeingAskedForByKind() {
        for (DataSetManifest manifest : List.of(fixed(), variable(8))) {
            byte[] json = Json.write(manifest);

            assertThat(Json.read(json, DataSetManifest.class)).isEqualTo(manifest);
        }
    }

    @Test
    void theKindStandsInTheJsonOnceAloneAndInAList() {
        String alone = new String(Json.write(variable(8)), StandardCharsets.UTF_8);
        String listed = new String(Json.write(List.of(fixed(), variable(8))), StandardCharsets.UTF_8);

        assertThat(alone.split("\"kind\":\"variable\"", -1)).hasSize(2);
        assertThat(listed).containsOnlyOnce("\"kind\":\"fixed\"").containsOnlyOnce("\"kind\":\"variable\"");
    }

    @Test
    void aManifestWrittenBeforeThereWereKindsToChooseFromIsRead() {
        String older =
                "{\"schemaVersion\":1,\"name\":\"a\",\"version\":\"v1\",\"kind\":\"fixed\",\"count\":2,\"height\":4,"
                        + "\"width\":4,\"colours\":1,\"classes\":[],\"levels\":{\"4\":[{\"digest\":\"" + DIGEST
                        + "\",\"count\":2,\"bytes\":32}]}}";

        assertThat(Json.read(older.getBytes(StandardCharsets.UTF_8), DataSetManifest.class))
                .isEqualTo(fixed());
    }

    @Test
    void whatNeedsOneSizeRefusesASetOfManyByNameAndKind() {
        assertThat(fixed().fixed()).isEqualTo(fixed());
        assertThatThrownBy(() -> variable(8).fixed())
                .isInstanceOf(WrongKind.class)
                .hasMessage(
                        "data set b@v1 is variable (images of any size), and a fixed one is needed; import it without"
                                + " --variable");
        assertThatThrownBy(() -> fixed().variable())
                .hasMessage(
                        "data set a@v1 is fixed (all images of one size), and a variable one is needed; import it with"
                                + " --variable");
    }

    @Test
    void aKindThatIsNotKnownIsNamed() {
        byte[] json = "{\"kind\":\"spherical\",\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(json, DataSetManifest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spherical");
    }

    @Test
    void sizesOfFewerImagesAreRefused() {
        assertThatThrownBy(() -> variable(7)).hasMessage("sizes: 7 bytes are not the sizes of 1 images");
    }

    private static DataSetManifest fixed() {
        TreeMap<Integer, List<Shard>> levels = new TreeMap<>();
        levels.put(4, List.of(new Shard(DIGEST, 2, 32)));
        return new DataSetManifest.Fixed(
                1, new Name("a"), new Name("v1"), 2, 4, 4, 1, List.of(), levels, Optional.empty());
    }

    private static DataSetManifest variable(int sizes) {
        return new DataSetManifest.Variable(
                1,
                new Name("b"),
                new Name("v1"),
                1,
                3,
                new Sides(5, 7),
                new Sides(5, 7),
                List.of(new Shard(DIGEST, 1, 105)),
                new Shard(DIGEST, 1, sizes));
    }
}
