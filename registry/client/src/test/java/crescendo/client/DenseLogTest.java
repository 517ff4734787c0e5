package crescendo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.TestBuckets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DenseLogTest {
    private final Bucket bucket = TestBuckets.shared();

    @Test
    void findsItsLastEntryWhateverItsLength() {
        DenseLog log = new DenseLog(bucket, "logs/" + Nonce.next() + "/");

        for (int length = 0; length <= 17; length++) {
            assertThat(log.last()).isEqualTo(length);
            log.append(length + 1, Integer.toString(length + 1).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(log.readFrom(15)).hasSize(4).first().isEqualTo("15".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersBeginAtOne() {
        DenseLog log = new DenseLog(bucket, "logs/none/");

        assertThatThrownBy(() -> log.get(0)).hasMessage("sequence: logs are numbered from 1, not 0");
    }
}
