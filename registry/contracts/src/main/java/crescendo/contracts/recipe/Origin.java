package crescendo.contracts.recipe;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionRef;
import java.util.Optional;

/**
 * The version whose weights a run starts from: the one that is named, the one that an alias points to when the job is
 * claimed, or else the newest there is at that time.
 */
public record Origin(Name model, Optional<Name> version, Optional<Name> alias) {
    public Origin {
        if (version.isPresent() && alias.isPresent()) {
            throw new IllegalArgumentException("from: version and alias are both given; use the one or the other");
        }
    }

    /** {@code MODEL}, {@code MODEL@VERSION} or {@code MODEL@ALIAS}: what looks like a version is one. */
    public static Origin parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new Origin(Name.of("model", text), Optional.empty(), Optional.empty());
        }
        Name model = Name.of("model", text.substring(0, at));
        Name one = Name.of("version or alias", text.substring(at + 1));
        return VersionRef.isVersion(one)
                ? new Origin(model, Optional.of(one), Optional.empty())
                : new Origin(model, Optional.empty(), Optional.of(one));
    }

    @Override
    public String toString() {
        return version.or(() -> alias).map(one -> model + "@" + one).orElse(model.value());
    }
}
