package crescendo.client.blob;

import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Digest;

/** What lies under a digest is something else, or nothing. */
public final class BlobDamaged extends StoreFault {
    private static final long serialVersionUID = 1;

    private final transient Digest digest;

    private BlobDamaged(String message, Digest digest) {
        super(message);
        this.digest = digest;
    }

    static BlobDamaged differs(Digest digest, Digest found) {
        return new BlobDamaged("blob " + digest + " is damaged: its bytes have the digest " + found, digest);
    }

    static BlobDamaged missing(Digest digest) {
        return new BlobDamaged("blob " + digest + " is missing from the bucket", digest);
    }

    static BlobDamaged measures(Digest digest, long found, long said) {
        return new BlobDamaged(
                "blob " + digest + " has " + found + " bytes where the manifest that names it says " + said, digest);
    }

    /** The digest that was asked for. */
    public Digest digest() {
        return digest;
    }
}
