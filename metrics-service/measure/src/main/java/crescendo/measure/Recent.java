package crescendo.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A map that keeps the entries used last, as many as weigh no more than a limit together. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final long limit;
    private final transient ToLongFunction<V> weight;
    private final transient Consumer<V> farewell;

    /**
     * @param weight of a value; what weighs more than the limit by itself is not kept
     * @param farewell what becomes of a value that has to go
     */
    public Recent(long limit, ToLongFunction<V> weight, Consumer<V> farewell) {
        super(16, 0.75f, true);
        this.limit = limit;
        this.weight = weight;
        this.farewell = farewell;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        long held = values().stream().mapToLong(weight).sum();
        var entries = values().iterator();
        while (held > limit) {
            V gone = entries.next();
            entries.remove();
            held -= weight.applyAsLong(gone);
            farewell.accept(gone);
        }
        return false; // as many as must have gone already
    }
}
