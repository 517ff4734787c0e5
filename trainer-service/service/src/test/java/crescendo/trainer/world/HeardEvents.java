package crescendo.trainer.world;

import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.Topic;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.tenure.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was delivered, and passes news of jobs on at once. */
public class HeardEvents implements EventSink {
    private final List<Event> delivered = new CopyOnWriteArrayList<>();
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final List<JobNews> listeners = new CopyOnWriteArrayList<>();

    public void tell(JobNews listener) {
        listeners.add(listener);
    }

    @Override
    public void deliver(Event event) {
        delivered.add(event);
        if (event instanceof JobChanged changed) {
            listeners.forEach(news -> news.hear(changed, System.currentTimeMillis()));
        }
    }

    @Override
    public void remove(Topic topic, String key) {
        removed.add(topic.topicName() + " " + key);
    }

    @Override
    public void mention(Event event) {
        // progress may get lost
    }

    /** Topics and keys. */
    public List<String> removed() {
        return removed;
    }

    public List<Event> delivered() {
        return delivered;
    }
}
