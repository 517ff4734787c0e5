package crescendo.contracts.job;

import crescendo.contracts.Digest;
import java.util.Optional;

/**
 * A blob of resumable state: training goes on from it as if it had never stopped.
 *
 * @param imagesShown where it stands
 * @param steps       that led here from the state before; absent in logs of version 0.1.0
 */
public record StateRef(long imagesShown, Digest digest, long bytes, Optional<StepsRef> steps) {
    public StateRef(long imagesShown, Digest digest, long bytes) {
        this(imagesShown, digest, bytes, Optional.empty());
    }

    public StateRef after(Optional<StepsRef> taken) {
        return new StateRef(imagesShown, digest, bytes, taken);
    }
}
