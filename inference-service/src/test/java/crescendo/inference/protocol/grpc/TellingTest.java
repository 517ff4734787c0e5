package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** No call stays without an answer, whatever goes wrong while it is written. */
class TellingTest {
    private final List<String> heard = new ArrayList<>();

    private void tell(CompletableFuture<String> called, Consumer<String> answer, Consumer<Throwable> fail) {
        GrpcRoute.tell(called, answer, fail, () -> heard.add("reset"));
    }

    private static void noMemory() {
        throw new OutOfMemoryError("as if");
    }

    @Test
    void anAnswerIsToldOnce() {
        tell(CompletableFuture.completedFuture("yes"), heard::add, failure -> heard.add("no"));

        assertThat(heard).containsExactly("yes");
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailure() {
        tell(CompletableFuture.completedFuture("yes"), answer -> noMemory(), failure -> heard.add(failure.toString()));

        assertThat(heard).containsExactly("java.lang.OutOfMemoryError: as if");
    }

    @Test
    void aFailureThatCannotBeWrittenEndsTheCall() {
        tell(CompletableFuture.failedFuture(new IllegalStateException()), heard::add, failure -> noMemory());
        tell(CompletableFuture.completedFuture("yes"), answer -> noMemory(), failure -> noMemory());

        assertThat(heard).containsExactly("reset", "reset");
    }
}
