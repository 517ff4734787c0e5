package crescendo.inference.gate.door;

import crescendo.contracts.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Why a request gets no further than the gate, in the numbers of HTTP and of gRPC. */
enum TurnedAway {
    /** Too many are inside; worth another try in a moment. */
    FULL(429, 8),
    /** Its body is too long. */
    TOO_LONG(413, 8),
    /** Its time is over, and its body is not there. */
    LATE(504, 4);

    /** Bytes of a body that is read to its end though nobody wants it, so that the connection can go on. */
    private static final long SHORT = 10_000_000;

    private final int http;
    private final int grpc;

    TurnedAway(int http, int grpc) {
        this.http = http;
        this.grpc = grpc;
    }

    /**
     * Answers. What still comes of the body is let pass where that is little or soon over, else the connection ends.
     *
     * @param retrySeconds after how long another try may do, where that is said
     */
    void answer(RoutingContext context, Way way, String words, int retrySeconds) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.version() == HttpVersion.HTTP_2 || this == FULL && isShort(request)) {
            Leftovers.letPass(context);
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(ended -> request.connection().close());
        }
        if (way.isGrpc()) {
            Grpc.say(response, grpc, words);
            response.end();
            return;
        }
        response.setStatusCode(http);
        if (this == FULL) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retrySeconds));
        }
        if (this == TOO_LONG) {
            response.end(); // clients that wait to be told to go on would wait for ever to read a body
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(Json.write(Map.of("error", words))));
        }
    }

    private static boolean isShort(HttpServerRequest request) {
        long length = Length.said(request);
        return length >= 0 && length < SHORT;
    }
}
