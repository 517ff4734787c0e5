package crescendo.trainer.tenure;

import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;

/** Where events go. */
public interface EventSink {
    /** Until the broker has acknowledged it, however long the broker is away. */
    void deliver(Event event) throws InterruptedException;

    /** Says that what a key named is gone, until the broker has acknowledged it. */
    void remove(Topic topic, String key) throws InterruptedException;

    /** Sends what may get lost, and returns at once. */
    void mention(Event event);
}
