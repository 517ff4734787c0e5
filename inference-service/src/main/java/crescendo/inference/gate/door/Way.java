package crescendo.inference.gate.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way in for those who want something made or told: what is sent with a body. */
enum Way {
    /** Samples and tensors over HTTP. */
    SAMPLES,
    /** A picture to be made larger. */
    PICTURE,
    /** Tensors over gRPC. */
    CALL,
    /** What gRPC asks besides: it is answered at once. */
    QUESTION;

    private static final Pattern UPSCALED = Pattern.compile("/upscaled(;[^/]*)?/*$");

    /** Of anything that is sent with a body, however its address is written; nothing for what is only read. */
    static Optional<Way> of(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            return Optional.empty();
        }
        String path = context.normalizedPath();
        if (path.startsWith(Grpc.SERVICE)) {
            return Optional.of(path.equals(Grpc.SERVICE + Grpc.INFER) ? CALL : QUESTION);
        }
        return Optional.of(UPSCALED.matcher(path).find() ? PICTURE : SAMPLES);
    }

    /** Whether it is spoken in gRPC, whose status is a trailer. */
    boolean isGrpc() {
        return this == CALL || this == QUESTION;
    }
}
