package crescendo.cli.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void aLookThatIsOnItsWayWhenItIsClosedIsNotShownAnyMore() throws InterruptedException {
        CompletableFuture<Thread> looks = new CompletableFuture<>();
        CompletableFuture<String> answer = new CompletableFuture<>();
        Queue<String> shown = new ConcurrentLinkedQueue<>();
        Watch<String> watch = new Watch<>(
                () -> {
                    looks.complete(Thread.currentThread());
                    return answer.handle((told, interrupted) -> told).join();
                },
                shown::add);
        Thread looking = looks.orTimeout(20, TimeUnit.SECONDS).join();

        watch.close();
        answer.complete("3 of 8");
        looking.join(20_000);

        assertThat(looking.isAlive()).as("it ends").isFalse();
        assertThat(shown).isEmpty();
    }

    @Test
    void whatIsSeenIsShown() {
        CompletableFuture<String> shown = new CompletableFuture<>();

        try (Watch<String> watch = new Watch<>(() -> "3 of 8", shown::complete)) {
            assertThat(watch).isNotNull();
            assertThat(shown.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("3 of 8");
        }
    }
}
