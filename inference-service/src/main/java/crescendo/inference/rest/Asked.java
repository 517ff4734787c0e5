package crescendo.inference.rest;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.service.Start;
import jakarta.inject.Singleton;

/** What a path names, or the refusal that names it back. */
@Singleton
public class Asked {
    private final Start start;

    Asked(Start start) {
        this.start = start;
    }

    /** @throws NotReady where the service cannot know yet whether there is such a model */
    public Name model(String text) {
        if (!Name.isValid(text)) {
            throw InvalidRequest.of(new Fault("model", "\"" + text + "\" is not a name", "allowed is " + Name.PATTERN));
        }
        requireReady();
        return new Name(text);
    }

    /** The name of a version or an alias. */
    public Name version(String text) {
        if (!Name.isValid(text)) {
            throw InvalidRequest.of(
                    new Fault("version", "\"" + text + "\" is not a name", "allowed is " + Name.PATTERN));
        }
        return new Name(text);
    }

    /** The name that somebody gave a picture. */
    public Name picture(String text) {
        if (!Name.isValid(text)) {
            throw InvalidRequest.of(new Fault("name", "\"" + text + "\" is not a name", "allowed is " + Name.PATTERN));
        }
        return new Name(text);
    }

    void requireReady() {
        start.obstacle().ifPresent(obstacle -> {
            throw new NotReady(obstacle);
        });
    }
}
