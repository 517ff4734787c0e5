package crescendo.contracts.event;

import crescendo.contracts.watch.Suspicion;

/** A metric's history makes a collapse suspected: the suspicion as it lies in the bucket. */
public record CollapseSuspected(int schemaVersion, Suspicion suspicion) implements Event {
    @Override
    public Topic topic() {
        return Topic.SUSPICIONS;
    }

    @Override
    public String key() {
        return suspicion.version().key() + "/" + suspicion.subject();
    }

    @Override
    public String id() {
        return key();
    }

    @Override
    public String type() {
        return "crescendo.collapse-suspected.v1";
    }
}
