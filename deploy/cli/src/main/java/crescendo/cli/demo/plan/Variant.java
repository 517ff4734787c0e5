package crescendo.cli.demo.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How long a demo may take, and what it trains in that time. */
public enum Variant {
    FULL("", 600, 25),
    QUICK("quick-", 120, 14);

    private final String prefix;
    private final double seconds;
    private final double closingSeconds;

    Variant(String prefix, double seconds, double closingSeconds) {
        this.prefix = prefix;
        this.seconds = seconds;
        this.closingSeconds = closingSeconds;
    }

    /** From the start of the program to its last line. */
    public double seconds() {
        return seconds;
    }

    /** What is kept back for the last metrics and the samples. */
    public double closingSeconds() {
        return closingSeconds;
    }

    public ObjectNode classifier() {
        return read("classifier.json", ObjectNode.class);
    }

    public ObjectNode proGan() {
        return read("progan.json", ObjectNode.class);
    }

    public Pace pace() {
        return read("pace.json", Pace.class);
    }

    private <T> T read(String file, Class<T> type) {
        try (InputStream in = Variant.class.getResourceAsStream("/demo/" + prefix + file)) {
            return Json.read(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
