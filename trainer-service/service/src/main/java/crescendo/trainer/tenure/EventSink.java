package crescendo.trainer.tenure;

import crescendo.contracts.event.Event;

/** Where events go. */
public interface EventSink {
    /** Until the broker has acknowledged it, however long the broker is away. */
    void deliver(Event event) throws InterruptedException;

    /** Sends what may get lost, and returns at once. */
    void mention(Event event);
}
