package crescendo.contracts.event;

import crescendo.contracts.model.Alias;

/** An alias has moved. One with a lower sequence than seen is old news. */
public record ModelChanged(int schemaVersion, Alias alias) implements Event {
    @Override
    public Topic topic() {
        return Topic.MODELS;
    }

    @Override
    public String key() {
        return alias.model() + "/" + alias.alias();
    }

    @Override
    public String id() {
        return key() + "/" + alias.sequence();
    }

    @Override
    public String type() {
        return "crescendo.model-changed.v1";
    }
}
