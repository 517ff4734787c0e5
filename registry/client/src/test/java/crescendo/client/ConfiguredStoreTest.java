package crescendo.client;

import crescendo.client.blob.BlobsContract;
import crescendo.client.bucket.BucketContract;
import crescendo.client.bucket.TestBuckets;
import crescendo.client.dataset.DataSetsContract;
import crescendo.client.job.JobsContract;
import crescendo.client.model.ModelsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contracts, kept on whatever store the environment names. */
@EnabledIfEnvironmentVariable(
        named = "CRESCENDO_TEST_S3_ENDPOINT",
        matches = ".+",
        disabledReason = "CRESCENDO_TEST_S3_ENDPOINT is not set: no other store to test against")
class ConfiguredStoreTest {
    @Nested
    class Buckets extends BucketContract {
        Buckets() {
            super(TestBuckets.configured());
        }
    }

    @Nested
    class Blobs extends BlobsContract {
        Blobs() {
            super(TestBuckets.configured());
        }
    }

    @Nested
    class Jobs extends JobsContract {
        Jobs() {
            super(TestBuckets.configured());
        }
    }

    @Nested
    class Models extends ModelsContract {
        Models() {
            super(TestBuckets.configured());
        }
    }

    @Nested
    class DataSets extends DataSetsContract {
        DataSets() {
            super(TestBuckets.configured());
        }
    }
}
