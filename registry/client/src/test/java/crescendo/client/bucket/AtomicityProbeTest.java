package crescendo.client.bucket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AtomicityProbeTest {
    @Test
    void refusesAStoreWhereEverybodyWins() {
        Bucket careless = (Bucket) Proxy.newProxyInstance(
                Bucket.class.getClassLoader(),
                new Class<?>[] {Bucket.class},
                (proxy, method, arguments) ->
                        method.getName().equals("createIfAbsent") ? new Creation.Created() : null);

        assertThatThrownBy(() -> AtomicityProbe.run(careless))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining("16 of 16 writers");
    }
}
