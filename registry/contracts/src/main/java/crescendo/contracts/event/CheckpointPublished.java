package crescendo.contracts.event;

import crescendo.contracts.model.VersionManifest;

/** A version exists: its whole manifest, as it lies in the bucket. */
public record CheckpointPublished(int schemaVersion, VersionManifest manifest) implements Event {
    @Override
    public Topic topic() {
        return Topic.CHECKPOINTS;
    }

    @Override
    public String key() {
        return manifest.ref().key();
    }

    @Override
    public String id() {
        return key();
    }

    @Override
    public String type() {
        return "crescendo.checkpoint-published.v1";
    }
}
