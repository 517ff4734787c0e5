package crescendo.bench.measure;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the metrics service says it has spent its time with. */
final class Parts {
    private static final List<String> NAMES = List.of("read", "generate", "extract", "measure", "store", "publish");
    private static final Pattern SUM = Pattern.compile(
            "^crescendo_metrics_part_seconds_sum\\{[^}]*part=\"([a-z]+)\"[^}]*\\} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI metrics;

    Parts(URI service) {
        this.metrics = service.resolve("/q/metrics");
    }

    /** Seconds since its start, by part. */
    Map<String, Double> seconds() {
        try {
            String text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            Map<String, Double> seconds = new LinkedHashMap<>();
            NAMES.forEach(name -> seconds.put(name, 0.0));
            for (Matcher sum = SUM.matcher(text); sum.find(); )
                seconds.put(sum.group(1), Double.parseDouble(sum.group(2)));
            return seconds;
        } catch (IOException e) {
            throw Complaint.failed("the metrics service does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while measuring", e);
        }
    }
}
