package crescendo.client.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.recipe.DataSetRef;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What data sets promise on every store. */
public abstract class DataSetsContract {
    private final Name name = Name.of("set-" + Nonce.next());
    private final DataSetRef newest = new DataSetRef(name, Optional.empty());
    private final DataSets dataSets;

    protected DataSetsContract(Bucket bucket) {
        this.dataSets = new DataSets(bucket);
    }

    private DataSetManifest manifest(String version, int count) {
        TreeMap<Integer, List<Shard>> levels = new TreeMap<>();
        levels.put(4, List.of(new Shard(Digest.of(new byte[0]), count, 16L * count)));
        return new DataSetManifest.Fixed(
                1, name, Name.of(version), count, 4, 4, 1, List.of(), levels, Optional.empty());
    }

    @Test
    void aNameMeansTheVersionPublishedLast() {
        dataSets.publish(manifest("a", 1));
        dataSets.publish(manifest("b", 2));
        assertThat(dataSets.manifest(newest).count()).isEqualTo(2);

        dataSets.publish(manifest("a", 1));

        assertThat(dataSets.pin(newest)).hasToString(name + "@a");
        assertThat(dataSets.manifest(DataSetRef.parse(name + "@b")).count()).isEqualTo(2);
        assertThat(dataSets.list()).contains(name);
    }

    @Test
    void aVersionNeverChanges() {
        dataSets.publish(manifest("a", 1));

        assertThatThrownBy(() -> dataSets.publish(manifest("a", 2)))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining(name + "@a exists with another manifest");
    }

    @Test
    void whatWasNeverImportedIsNamed() {
        assertThatThrownBy(() -> dataSets.manifest(newest))
                .isInstanceOf(DataSetUnknown.class)
                .hasMessage("data set " + name + " is unknown; import it first");
        assertThatThrownBy(() -> dataSets.manifest(DataSetRef.parse(name + "@1")))
                .isInstanceOf(DataSetUnknown.class);
    }
}
