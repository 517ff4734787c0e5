package crescendo.cli.dataset;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.platform.store.StoreAddress;

/** The bucket that the services use. */
public final class Store implements AutoCloseable {
    private final S3Bucket bucket;

    public Store(StoreAddress address) {
        bucket = S3Bucket.at(
                new BucketAddress(address.endpoint(), address.accessKey(), address.secretKey(), address.bucket()));
        bucket.ensureExists();
    }

    public S3Bucket bucket() {
        return bucket;
    }

    /** @throws crescendo.client.dataset.DataSetUnknown where there is none */
    public DataSetManifest dataSet(DataSetRef ref) {
        return new DataSets(bucket).manifest(ref);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
