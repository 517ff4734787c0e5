package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.recipe.DataSetRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticTest {
    private static final DataSetRef DATA = DataSetRef.parse("noise@v1");
    private static final Optional<Digest> JUDGE = Optional.of(Digest.of(new byte[] {1}));

    @Test
    void whateverItDependsOnIsInItsDigest() {
        List<Statistic> all = List.of(
                new Statistic("seen", 1, DATA, 32, 10, 1, JUDGE, Map.of()),
                new Statistic("moments", 1, DATA, 32, 10, 1, JUDGE, Map.of()),
                new Statistic("seen", 2, DATA, 32, 10, 1, JUDGE, Map.of()),
                new Statistic("seen", 1, DataSetRef.parse("noise@v2"), 32, 10, 1, JUDGE, Map.of()),
                new Statistic("seen", 1, DATA, 16, 10, 1, JUDGE, Map.of()),
                new Statistic("seen", 1, DATA, 32, 11, 1, JUDGE, Map.of()),
                new Statistic("seen", 1, DATA, 32, 10, 2, JUDGE, Map.of()),
                new Statistic("seen", 1, DATA, 32, 10, 1, Optional.empty(), Map.of()),
                new Statistic("seen", 1, DATA, 32, 10, 1, JUDGE, Map.of("neighbours", "3")));

        assertThat(all.stream().map(Statistic::digest)).doesNotHaveDuplicates();
    }

    /** What lies in buckets would not be found again, if this changed. */
    @Test
    void theDigestOfOneThatIsKeptStaysWhatItIs() {
        Statistic kept = new Statistic("seen", 1, DATA, 32, 10, 1, JUDGE, Map.of("a", "b"));

        assertThat(kept.digest().hex()).startsWith("176045e5512a703a");
    }
}
