package crescendo.client.bucket;

import static crescendo.client.bucket.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.platform.EmbeddedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {
    @TempDir
    Path folder;

    @Test
    void aKilledStoreIsAnOutageThatAPatientBucketRidesOut() throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder);
                S3Bucket bucket = TestBuckets.of(platform)) {
            bucket.put("kept", bytes("kept"));
            List<StoreUnavailable> outages = new ArrayList<>();
            Bucket patient = new PatientBucket(bucket, Patience.of(Duration.ofSeconds(60)), outages::add);

            platform.storeServer().kill();
            assertThatThrownBy(() -> bucket.get("kept")).isInstanceOf(StoreUnavailable.class);
            CompletableFuture<Creation> created =
                    CompletableFuture.supplyAsync(() -> patient.createIfAbsent("late", bytes("late")));
            platform.storeServer().restart();

            assertThat(created.get(60, TimeUnit.SECONDS)).isEqualTo(new Creation.Created());
            assertThat(outages).isNotEmpty();
            assertThat(bucket.get("kept")).hasValue(bytes("kept"));
        }
    }

    @Test
    void aWrongSecretIsAFaultAndNoOutage() {
        S3Bucket bucket = TestBuckets.shared();
        BucketAddress right = BucketAddress.from(
                crescendo.platform.SharedPlatform.get().store().asEnvironment());

        try (S3Bucket wrong =
                S3Bucket.at(new BucketAddress(right.endpoint(), right.accessKey(), "wrong-secret", right.bucket()))) {
            assertThatThrownBy(() -> wrong.put("x", bytes("x"))).isInstanceOf(StoreFault.class);
        }
        assertThat(bucket.get("x")).isEmpty();
    }

    @Test
    void patienceEnds() {
        Patience brief = new Patience(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(5));
        int[] tries = {0};

        assertThatThrownBy(() -> brief.whileUnavailable(
                        () -> {
                            tries[0]++;
                            throw new StoreUnavailable("away", null);
                        },
                        e -> {}))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(tries[0]).isGreaterThan(1);
    }

    @Test
    void allThatIsMissingInTheEnvironmentIsNamed() {
        assertThatThrownBy(() -> new BucketAddress(URI.create("nowhere"), null, "", "b"))
                .hasMessageContaining("S3_ENDPOINT")
                .hasMessageContaining("S3_ACCESS_KEY")
                .hasMessageContaining("S3_SECRET_KEY");
    }
}
