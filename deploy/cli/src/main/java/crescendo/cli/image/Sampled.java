package crescendo.cli.image;

import crescendo.contracts.Name;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One sample of a model, asked over and over of an inference service on the loopback address until there is one. */
public final class Sampled {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    public Sampled(int port, Name model) {
        this.address = URI.create("http://127.0.0.1:" + port + "/v1/models/" + model + "/samples");
    }

    /** Whether a sample came; not so where nobody listens yet, or the model is not known yet. */
    public boolean answers(String format) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":1,\"seed\":1,\"format\":\"" + format + "\"}"))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray()).statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        }
    }
}
