package crescendo.inference.session.load;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.Network;
import crescendo.inference.session.Refusal;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What comes of a version that is opened. */
final class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class);

    private Opening() {}

    /**
     * Opens it.
     *
     * @throws Refusal          where it is not fit to be served, with the reason
     * @throws StoreUnavailable where the store is away: worth another try
     */
    static <T> T of(VersionRef version, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            throw new Refusal(version, fault.getMessage(), fault);
        } catch (Error fault) { // such as no memory for it: the old one stays, and is told of
            throw new Refusal(version, "it cannot be loaded here: " + fault, fault);
        }
    }

    /** Closes one of two ways in which a version was opened: the other one serves all the same, whatever comes of this. */
    static void letGo(Network network) {
        try {
            network.close();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s", fault.getMessage());
        }
    }
}
