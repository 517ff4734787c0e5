package crescendo.inference.sampling;

import java.time.Duration;

/**
 * Who asks.
 *
 * @param client   whoever has the same name shares one place in the line
 * @param patience how long the answer may take
 */
public record Caller(String client, Duration patience) {}
