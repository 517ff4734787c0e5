package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.upscaler.Unproven;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static boolean mayPass(Throwable cause) {
        return new Refusal(VersionRef.parse("pixels@v1"), cause.getMessage(), cause).mayPass();
    }

    @Test
    void whatThereIsNoMemoryOrPlaceForOrCouldNotBeTriedMayBeServedLater() {
        assertThat(mayPass(new OutOfMemoryError("direct memory"))).isTrue();
        assertThat(mayPass(new UncheckedIOException(new IOException("no space left"))))
                .isTrue();
        assertThat(mayPass(new Unproven("no memory", null))).isTrue();
    }

    @Test
    void whatAFileIsDoesNotPass() {
        assertThat(mayPass(new IllegalArgumentException("it has no outputs"))).isFalse();
        assertThat(mayPass(new IllegalStateException("ONNX Runtime failed"))).isFalse();
    }
}
