package crescendo.client.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.bucket.TestBuckets;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.LogUnavailable;
import crescendo.client.log.Topics;
import crescendo.platform.SharedPlatform;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundTest {
    @Test
    void whatIsAwayIsWaitedForAndToldOnceWhateverWasDoneBeforeIsDoneAgain() throws InterruptedException {
        Iterator<RuntimeException> outages = List.<RuntimeException>of(
                        new StoreUnavailable("the store is away", null),
                        new StoreUnavailable("the store is away", null),
                        new LogUnavailable("the brokers are away", null))
                .iterator();
        List<String> told = new ArrayList<>();
        List<String> done = new ArrayList<>();

        try (Topics topics = new Topics(SharedPlatform.get().bootstrapServers())) {
            new Ground(TestBuckets.shared(), topics)
                    .layAndThen(
                            () -> {
                                if (outages.hasNext()) {
                                    throw outages.next();
                                }
                                done.add("next");
                            },
                            told::add);
        }

        assertThat(told).containsExactly("the store is away", "the brokers are away");
        assertThat(done).containsExactly("next");
    }

    @Test
    void aStoreThatWantsAnotherAccountIsNotWaitedFor() {
        BucketAddress right = BucketAddress.from(SharedPlatform.get().store().asEnvironment());
        BucketAddress wrong = new BucketAddress(right.endpoint(), right.accessKey(), "wrong-secret", right.bucket());
        List<String> done = new ArrayList<>();

        try (Topics topics = new Topics(SharedPlatform.get().bootstrapServers());
                S3Bucket bucket = S3Bucket.at(wrong)) {
            assertThatThrownBy(() -> new Ground(bucket, topics).layAndThen(() -> done.add("next"), done::add))
                    .isInstanceOf(StoreFault.class);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void whoAgreesWithNobodyBeginsNothingWithAStoreThatWantsAnotherAccountEither() {
        BucketAddress right = BucketAddress.from(SharedPlatform.get().store().asEnvironment());
        BucketAddress wrong = new BucketAddress(right.endpoint(), right.accessKey(), "wrong-secret", right.bucket());
        List<String> done = new ArrayList<>();

        try (Topics topics = new Topics(SharedPlatform.get().bootstrapServers());
                S3Bucket bucket = S3Bucket.at(wrong)) {
            assertThatThrownBy(() -> new Ground(bucket, topics).layBehind(() -> done.add("next"), done::add))
                    .isInstanceOf(StoreFault.class);
        }
        assertThat(done).isEmpty();
    }
}
