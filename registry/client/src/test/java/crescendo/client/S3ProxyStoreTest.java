package crescendo.client;

import crescendo.client.blob.BlobsContract;
import crescendo.client.bucket.BucketContract;
import crescendo.client.bucket.TestBuckets;
import crescendo.client.dataset.DataSetsContract;
import crescendo.client.job.JobsContract;
import crescendo.client.model.ModelsContract;
import org.junit.jupiter.api.Nested;

/** The contracts, kept on the embedded store. */
class S3ProxyStoreTest {
    @Nested
    class Buckets extends BucketContract {
        Buckets() {
            super(TestBuckets.shared());
        }
    }

    @Nested
    class Blobs extends BlobsContract {
        Blobs() {
            super(TestBuckets.shared());
        }
    }

    @Nested
    class Jobs extends JobsContract {
        Jobs() {
            super(TestBuckets.shared());
        }
    }

    @Nested
    class Models extends ModelsContract {
        Models() {
            super(TestBuckets.shared());
        }
    }

    @Nested
    class DataSets extends DataSetsContract {
        DataSets() {
            super(TestBuckets.shared());
        }
    }
}
