package crescendo.bench.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import crescendo.bench.Spoken;
import crescendo.contracts.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Load load;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        // every fifth is refused, the third fails
        server.createContext("/v1/models/bench/samples", exchange -> {
            int number = asked.incrementAndGet();
            exchange.sendResponseHeaders(number % 5 == 0 ? 429 : number == 3 ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
        load = new Load(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Name("bench"));
    }

    @AfterEach
    void stop() {
        load.close();
        server.stop(0);
    }

    @Test
    void countsWhatWasMadeAndWhatWasRefused() {
        LoadFigures figures = load.rate("some", Arrivals.of(Arrivals.Kind.EVEN, 200), 3, 0.0999);

        assertThat(asked).hasValue(20);
        assertThat(figures.refused()).isEqualTo(4);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.medianMillis()).isPositive().isLessThanOrEqualTo(figures.p99Millis());
    }

    @Test
    void asksAgainUntilTheTimeIsOver() {
        LoadFigures figures = load.crowd("some", 3, 0.05);

        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        assertThat(figures.perSecond()).isPositive();
    }

    @Test
    void asksAsOftenAsIsWanted() {
        load.crowdOf("some", 3, 10);

        assertThat(asked).hasValue(10);
    }

    @Test
    void refusesCoresThatAreNoNumbers() {
        Spoken spoken = Spoken.by("serve", "--service-cpus", "first");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err())
                .contains("--service-cpus: first is not allowed; use numbers of cores, such as 0 or 0,2-3");
    }

    @Test
    void refusesCoresForTheClientsAloneSinceTheServicesWouldBeOnThemToo() {
        Spoken spoken = Spoken.by("serve", "--client-cpus", "1");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err())
                .startsWith("crescendo: --client-cpus: 1 is not allowed; use it together with --service-cpus");
    }

    @Test
    void refusesWrongOptionsTogether() {
        Spoken spoken = Spoken.by("serve", "--clients", "0", "--max-wait", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --clients: 0 is not allowed; use 1 to 256",
                        "--max-wait: 0 is not allowed; use 1 to 60000");
    }
}
