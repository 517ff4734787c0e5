package crescendo.platform.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    @TempDir
    Path folder;

    /** Main of a child that ends in good order where that is allowed, or never: what it says last is that it does. */
    static final class Child {
        public static void main(String[] args) throws IOException, InterruptedException {
            System.out.println("here");
            while (System.in.read() >= 0)
                ;
            if (args[0].equals("never")) {
                new CountDownLatch(1).await();
            }
            System.out.println("ended in good order");
        }
    }

    private ChildJvm started(String ending) {
        ChildJvm child =
                ChildJvm.start("A child", Child.class, List.of(), List.of(ending), folder.resolve(ending + ".log"));
        child.awaitReady(() -> child.lastLines(1).equals("here"), Duration.ofSeconds(20));
        return child;
    }

    @Test
    void oneThatDoesNotEndInItsTimeIsEnded() {
        ChildJvm child = started("never").endingWithin(Duration.ofMillis(1));

        assertThat(CompletableFuture.runAsync(child::close))
                .as("it had no ten seconds")
                .succeedsWithin(Duration.ofSeconds(8));

        assertThat(child.isAlive()).isFalse();
        assertThat(child.lastLines(1)).isEqualTo("here");
    }

    @Test
    void oneThatEndsByItselfDoesSoInGoodOrder() {
        ChildJvm child = started("soon").endingWithin(Duration.ofMinutes(2));

        assertThat(CompletableFuture.runAsync(child::close))
                .as("nobody waits longer than it takes")
                .succeedsWithin(Duration.ofSeconds(30));

        assertThat(child.isAlive()).isFalse();
        assertThat(child.lastLines(1)).isEqualTo("ended in good order");
    }
}
