package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import crescendo.contracts.Name;
import java.util.Optional;

/**
 * A data set as a recipe names it: {@code fashion-mnist}, the newest version there is when the job is claimed, or
 * {@code fashion-mnist@1a2b3c4d}.
 */
public record DataSetRef(Name name, Optional<Name> version) {
    @JsonCreator
    public static DataSetRef parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new DataSetRef(Name.of("data set", text), Optional.empty())
                : new DataSetRef(
                        Name.of("data set", text.substring(0, at)),
                        Optional.of(Name.of("version", text.substring(at + 1))));
    }

    public DataSetRef at(Name pinned) {
        return new DataSetRef(name, Optional.of(pinned));
    }

    @Override
    @JsonValue
    public String toString() {
        return version.map(v -> name + "@" + v).orElse(name.value());
    }
}
