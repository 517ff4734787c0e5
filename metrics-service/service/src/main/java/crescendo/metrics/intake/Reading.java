package crescendo.metrics.intake;

import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.model.VersionManifest;
import java.nio.charset.StandardCharsets;

/** What a record of the checkpoint topic says. */
sealed interface Reading {
    /** A version that may have to be measured. */
    record Checkpoint(VersionManifest manifest) implements Reading {}

    /** The version of this key is no more. */
    record Removed() implements Reading {}

    /** Nothing that can ever be understood, and why. */
    record Poison(String reason) implements Reading {}

    /** Reads a record; never throws, whatever the bytes. */
    static Reading of(byte[] key, byte[] value) {
        if (value == null && key != null) return new Removed();
        try {
            CheckpointPublished event = CloudEvents.read(value, CheckpointPublished.class);
            if (event.manifest() == null) return new Poison("manifest: missing");
            if (key == null) return new Poison("key: missing; it must be \"" + event.key() + "\"");
            String found = new String(key, StandardCharsets.UTF_8);
            return found.equals(event.key())
                    ? new Checkpoint(event.manifest())
                    : new Poison("key: \"" + found + "\" is not \"" + event.key() + "\", the version in the value");
        } catch (RuntimeException e) {
            return new Poison(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
