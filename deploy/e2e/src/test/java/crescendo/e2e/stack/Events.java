package crescendo.e2e.stack;

import crescendo.client.log.LogView;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All events of one kind since the beginning of the topic, as they come. */
public final class Events<E extends Event> implements AutoCloseable {
    private final List<E> seen = new CopyOnWriteArrayList<>();
    private final LogView view;

    public Events(String bootstrapServers, Topic topic, Class<E> type) {
        view = LogView.fromBeginning(bootstrapServers, topic, (key, value) -> {
            if (value != null) {
                seen.add(CloudEvents.read(value, type));
            }
        });
    }

    public List<E> all(Predicate<E> wanted) {
        return new ArrayList<>(seen.stream().filter(wanted).toList());
    }

    @Override
    public void close() {
        view.close();
    }
}
