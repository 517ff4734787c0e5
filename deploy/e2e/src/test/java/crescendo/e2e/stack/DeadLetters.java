package crescendo.e2e.stack;

import crescendo.client.log.LogView;
import crescendo.contracts.event.Topic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What lies in a dead-letter topic, read from its beginning. */
public final class DeadLetters {
    private DeadLetters() {}

    /** The keys of all that is there now. */
    public static List<String> of(Stack stack, Topic topic) {
        List<String> keys = new CopyOnWriteArrayList<>();
        try (LogView view = LogView.fromBeginning(
                stack.platform().bootstrapServers(), topic, (key, value) -> keys.add(String.valueOf(key)))) {
            view.caughtUp().join();
        }
        return keys;
    }
}
