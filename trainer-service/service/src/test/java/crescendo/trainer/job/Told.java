package crescendo.trainer.job;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace;
import java.util.Optional;

/** What may be told of a job. */
record Told(String job, long sequence, String state, int attempt, String before, QueuePlace queue) {
    static Told waiting(String job) {
        return new Told(job, 1, "waiting", 0, "", QueuePlace.USUAL);
    }

    Told now(String newer, long number) {
        return new Told(job, number, newer, attempt, before, queue);
    }

    Told begun() {
        return new Told(job, sequence, state, 1, before, queue);
    }

    Told after(String other) {
        return new Told(job, sequence, state, attempt, other, queue);
    }

    Told at(int priority, QueuePlace.Device device, String submitter) {
        Optional<Name> name =
                Optional.of(submitter).filter(text -> !text.isEmpty()).map(Name::new);
        return new Told(job, sequence, state, attempt, before, new QueuePlace(priority, device, name));
    }

    JobChanged event() {
        return new JobChanged(
                1,
                new Name(job),
                sequence,
                state,
                false,
                false,
                new Name("model"),
                "progan",
                Optional.of(before).filter(text -> !text.isEmpty()).map(Name::new),
                attempt,
                Optional.empty(),
                0,
                64,
                0,
                Optional.empty(),
                Optional.empty(),
                queue);
    }
}
