package crescendo.registry.durable;

import crescendo.client.log.LogView;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.event.VersionRefused;
import crescendo.registry.live.Listeners;
import crescendo.registry.view.View;
import crescendo.registry.watch.Watcher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the log into the view, and tells every listener what was news. */
@Singleton
class Following {
    private final Brokers brokers;
    private final View view;
    private final Listeners listeners;
    private final Watcher watcher;
    private final MeterRegistry meters;
    private final List<LogView> followed = new CopyOnWriteArrayList<>();
    private volatile boolean begun;

    Following(Brokers brokers, View view, Listeners listeners, Watcher watcher, MeterRegistry meters) {
        this.brokers = brokers;
        this.view = view;
        this.listeners = listeners;
        this.watcher = watcher;
        this.meters = meters;
    }

    /** Compacted topics from their beginning; progress from now, for there is more in half a second. */
    void begin() {
        fromBeginning(Topic.JOBS, JobChanged.class);
        fromBeginning(Topic.CHECKPOINTS, CheckpointPublished.class);
        fromBeginning(Topic.METRICS, MetricRecorded.class);
        fromBeginning(Topic.MODELS, ModelChanged.class);
        fromBeginning(Topic.SUSPICIONS, CollapseSuspected.class);
        fromBeginning(Topic.REFUSALS, VersionRefused.class);
        followed.add(LogView.fromNow(
                brokers.servers(), Topic.PROGRESS, (key, value) -> apply(value, TrainingProgress.class)));
        begun = true;
        watcher.begin(this::caughtUp);
    }

    /** Whether the view holds everything that the log held when it was begun. */
    boolean caughtUp() {
        return begun && followed.stream().allMatch(topic -> topic.caughtUp().isDone());
    }

    private void fromBeginning(Topic topic, Class<? extends Event> type) {
        followed.add(LogView.fromBeginning(brokers.servers(), topic, (key, value) -> {
            if (value == null) {
                view.forget(topic, key);
            } else {
                apply(value, type);
            }
        }));
    }

    private void apply(byte[] value, Class<? extends Event> type) {
        Event event = CloudEvents.read(value, type);
        boolean news = view.apply(event);
        meters.counter("crescendo.view.events", "topic", event.topic().topicName(), "news", Boolean.toString(news))
                .increment();
        if (news) {
            listeners.tell(event);
            watcher.hear(event);
        }
    }

    @PreDestroy
    void stop() {
        followed.forEach(LogView::close);
    }
}
