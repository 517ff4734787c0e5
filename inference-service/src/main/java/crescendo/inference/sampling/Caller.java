package crescendo.inference.sampling;

import crescendo.inference.gate.Visit;

/**
 * Who asks.
 *
 * @param client whoever has the same name shares one place in the line
 * @param visit  how long they wait, and whether they still do
 */
public record Caller(String client, Visit visit) {}
