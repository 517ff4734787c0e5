package crescendo.contracts.event;

import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionRef;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A version is not served: it could not be opened, run, or brought to say again what it said when it was published. The
 * key's record is removed once the version is served after all, or is no more; of several services the last to look is
 * right.
 *
 * @param reason for a person
 * @param stays  the version that answered at that moment where a request named none; absent where none did
 */
public record VersionRefused(int schemaVersion, VersionRef version, String reason, Optional<VersionRef> stays)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.REFUSALS;
    }

    @Override
    public String key() {
        return version.key();
    }

    @Override
    public String id() {
        return key() + "/" + Digest.of(reason.getBytes(StandardCharsets.UTF_8)).brief();
    }

    @Override
    public String type() {
        return "crescendo.version-refused.v1";
    }
}
