package crescendo.trainer.figures;

import crescendo.client.bucket.StoreFault;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.steps.StepsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A folder that follows training as long as it can be written: it is for people to look at, and never ends an attempt. */
public final class LiveFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveFolder.class);

    /** Makes the folder ready. */
    public interface Opening {
        StepsFolder open() throws IOException;
    }

    private Optional<StepsFolder> folder;

    private LiveFolder(Optional<StepsFolder> folder) {
        this.folder = folder;
    }

    /** For nobody. */
    public static LiveFolder none() {
        return new LiveFolder(Optional.empty());
    }

    public static LiveFolder of(Opening opening) {
        try {
            return new LiveFolder(Optional.of(opening.open()));
        } catch (IOException | UncheckedIOException | StoreFault e) {
            LOG.warnf("steps are not written to a folder: %s", e);
            return none();
        }
    }

    void add(StepRow row, byte[] line) {
        attempt(open -> open.add(row, line));
    }

    void flush() {
        attempt(StepsFolder::flush);
    }

    @Override
    public void close() {
        attempt(StepsFolder::close);
        folder = Optional.empty();
    }

    private interface Act {
        void on(StepsFolder folder) throws IOException;
    }

    private void attempt(Act act) {
        if (folder.isEmpty()) {
            return;
        }
        StepsFolder open = folder.get();
        try {
            act.on(open);
        } catch (IOException e) {
            LOG.warnf("steps are no longer written to a folder: %s", e);
            folder = Optional.empty();
            abandon(open);
        }
    }

    private static void abandon(StepsFolder open) {
        try {
            open.close();
        } catch (IOException e) {
            LOG.debugf("not all that was written is on disk: %s", e);
        }
    }
}
