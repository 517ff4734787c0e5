package crescendo.metrics.material;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A map that keeps the few entries used last. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int size;
    private final transient Consumer<V> farewell;

    /** @param farewell what becomes of a value that has to go */
    Recent(int size, Consumer<V> farewell) {
        super(2 * size, 0.75f, true);
        this.size = size;
        this.farewell = farewell;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        if (size() <= size) return false;
        farewell.accept(eldest.getValue());
        return true;
    }
}
