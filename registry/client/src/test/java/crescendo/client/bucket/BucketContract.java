package crescendo.client.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do for us. */
public abstract class BucketContract {
    private final String prefix = "contract/" + UUID.randomUUID() + "/";
    private final Bucket bucket;

    protected BucketContract(Bucket bucket) {
        this.bucket = bucket;
    }

    @Test
    void whatWasPutIsRead() {
        bucket.put(prefix + "a", bytes("first"));
        bucket.put(prefix + "a", bytes("second"));

        assertThat(bucket.get(prefix + "a")).hasValue(bytes("second"));
        assertThat(bucket.size(prefix + "a")).hasValue(6);
    }

    @Test
    void whatIsMissingIsNothing() throws Exception {
        assertThat(bucket.get(prefix + "none")).isEmpty();
        assertThat(bucket.open(prefix + "none")).isEmpty();
        assertThat(bucket.size(prefix + "none")).isEmpty();
        assertThatCode(() -> bucket.delete(prefix + "none")).doesNotThrowAnyException();
    }

    @Test
    void onlyTheFirstCreates() {
        assertThat(bucket.createIfAbsent(prefix + "once", bytes("mine"))).isEqualTo(new Creation.Created());

        Creation second = bucket.createIfAbsent(prefix + "once", bytes("yours"));

        assertThat(second).isInstanceOfSatisfying(Creation.Existing.class, e -> assertThat(e.content())
                .isEqualTo(bytes("mine")));
        assertThat(bucket.get(prefix + "once")).hasValue(bytes("mine"));
    }

    @Test
    void aWriterKnowsItsOwnObjectAgain() {
        bucket.createIfAbsent(prefix + "again", bytes("nonce 1"));

        assertThat(bucket.createIfAbsent(prefix + "again", bytes("nonce 1"))).isEqualTo(new Creation.Created());
    }

    @Test
    void afterADeletionTheNextCreates() {
        bucket.createIfAbsent(prefix + "gone", bytes("old"));

        bucket.delete(prefix + "gone");

        assertThat(bucket.createIfAbsent(prefix + "gone", bytes("new"))).isEqualTo(new Creation.Created());
    }

    @Test
    void ofManyWritersOneWinsAndAllReadTheWinner() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<Callable<Creation>> writers = IntStream.range(0, 8)
                .<Callable<Creation>>mapToObj(i -> () -> bucket.createIfAbsent(prefix + "race", bytes("writer " + i)))
                .toList();

        List<Future<Creation>> outcomes = executor.invokeAll(writers);
        executor.shutdown();

        byte[] winner = bucket.get(prefix + "race").orElseThrow();
        int created = 0;
        for (Future<Creation> outcome : outcomes) {
            if (outcome.get() instanceof Creation.Existing existing) {
                assertThat(existing.content()).isEqualTo(winner);
            } else {
                created++;
            }
        }
        assertThat(created).isEqualTo(1);
    }

    @Test
    void theProbeFindsThisStoreFit() {
        assertThatCode(() -> AtomicityProbe.run(bucket)).doesNotThrowAnyException();
    }

    @Test
    void longObjectsAreWrittenInPartsAndReadAsAStream() throws Exception {
        byte[] content = new byte[(33 << 20) + 17];
        new Random(1).nextBytes(content);

        bucket.put(prefix + "long", new Source() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        });

        try (InputStream in = bucket.open(prefix + "long").orElseThrow()) {
            assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
        }
        assertThat(bucket.size(prefix + "long")).hasValue(content.length);
        bucket.delete(prefix + "long");
    }

    @Test
    void listsWhatBeginsWithAPrefix() {
        bucket.put(prefix + "list/b/2", bytes("x"));
        bucket.put(prefix + "list/a", bytes("x"));
        bucket.put(prefix + "other", bytes("x"));

        assertThat(bucket.list(prefix + "list/")).containsExactlyInAnyOrder(prefix + "list/a", prefix + "list/b/2");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
