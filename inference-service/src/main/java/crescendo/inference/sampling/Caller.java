package crescendo.inference.sampling;

import crescendo.inference.batch.Admission;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;

/**
 * Who asks.
 *
 * @param client whoever has the same name shares one place in the line
 * @param visit  how long they wait, and whether they still do
 * @param room   that they were let in with
 * @param body   the memory of what they sent, until the visit is over
 */
public record Caller(String client, Visit visit, Admission.Ticket room, Room.Ticket body) {}
