package crescendo.inference.trace;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** What traces are sent to by OTLP over HTTP: reads of each span its name and its place. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> spans = new CopyOnWriteArrayList<>();

    /**
     * A span as it came.
     *
     * @param from nanoseconds since 1970
     * @param to   nanoseconds since 1970
     */
    record Told(String trace, String id, String parent, String name, long from, long to) {}

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Told> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] body =
                (zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()).readAllBytes();
        // resource_spans, scope_spans, spans
        messages(body, 1).stream()
                .flatMap(resource -> messages(resource, 2).stream())
                .flatMap(scope -> messages(scope, 2).stream())
                .map(Collector::span)
                .forEach(spans::add);
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static List<byte[]> messages(byte[] message, int field) {
        List<byte[]> found = new ArrayList<>();
        each(message, (number, in) -> {
            if (number == field) {
                found.add(in.readByteArray());
                return true;
            }
            return false;
        });
        return found;
    }

    private static Told span(byte[] message) {
        String[] texts = {"", "", "", ""};
        long[] times = new long[2];
        each(message, (number, in) -> {
            switch (number) {
                case 1 -> texts[0] = HexFormat.of().formatHex(in.readByteArray());
                case 2 -> texts[1] = HexFormat.of().formatHex(in.readByteArray());
                case 4 -> texts[2] = HexFormat.of().formatHex(in.readByteArray());
                case 5 -> texts[3] = in.readString();
                case 7 -> times[0] = in.readFixed64();
                case 8 -> times[1] = in.readFixed64();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Told(texts[0], texts[1], texts[2], texts[3], times[0], times[1]);
    }

    private interface Field {
        /** @return whether it was read */
        boolean read(int number, CodedInputStream in) throws IOException;
    }

    private static void each(byte[] message, Field field) {
        CodedInputStream in = CodedInputStream.newInstance(message);
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (!field.read(WireFormat.getTagFieldNumber(tag), in)) {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
