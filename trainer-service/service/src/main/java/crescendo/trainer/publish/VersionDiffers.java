package crescendo.trainer.publish;

import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest;

/** Training came by a published version again and found other weights: it is not the run that the job was. */
public final class VersionDiffers extends RuntimeException {
    private static final long serialVersionUID = 1;

    private VersionDiffers(String message) {
        super(message);
    }

    /** @throws VersionDiffers naming both weights, and what each was trained with */
    static void require(VersionManifest published, VersionManifest again) {
        Digest before = published.file(VersionManifest.WEIGHTS).digest();
        Digest now = again.file(VersionManifest.WEIGHTS).digest();
        if (!before.equals(now)) {
            throw new VersionDiffers(
                    "version " + published.ref() + " has the weights " + before + " by " + published.run()
                            + ", but trained again from an earlier state they are " + now + " by " + again.run());
        }
    }
}
