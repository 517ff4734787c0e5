package crescendo.inference.gate.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request says of its body's length. Every request is asked, those that are turned away too. */
final class Length {
    private static final int MOST_DIGITS = 18;

    private Length() {}

    /** Bytes; −1 where it does not say, or says something that is no number. */
    static long said(HttpServerRequest request) {
        String text = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return text == null ? -1 : number(text);
    }

    static long number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + (digit - '0');
        }
        return number;
    }
}
