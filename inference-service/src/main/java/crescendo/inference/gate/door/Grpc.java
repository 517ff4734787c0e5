package crescendo.inference.gate.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What gRPC is in words of HTTP: where its calls go, and how an answer says what became of one. */
public final class Grpc {
    /** What the path of each method begins with. */
    public static final String SERVICE = "/inference.GRPCInferenceService/";

    /** The method that has tensors made of tensors. */
    public static final String INFER = "ModelInfer";

    private Grpc() {}

    /**
     * Says it, before the answer is ended.
     *
     * @param status a number of gRPC's
     * @param words  for a person; empty where there is nothing to say
     */
    public static void say(HttpServerResponse response, int status, String words) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/grpc")
                .putTrailer("grpc-status", String.valueOf(status));
        if (!words.isEmpty()) {
            response.putTrailer(
                    "grpc-message",
                    URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
