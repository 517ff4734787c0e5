package crescendo.e2e.fault;

import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.schedule.Phase;
import crescendo.e2e.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * What a trainer was doing when it was killed, as the world could see it.
 *
 * @param attempt of the job that was killed
 * @param where   for people
 */
record Hit(String job, int attempt, Doing doing, String where) {
    enum Doing {
        /** Between the claim and the first step that was heard of: loading the state, building graphs. */
        BEGINNING,
        /** Steps in which new layers are blended in. */
        FADING,
        /** Steps at full resolution. */
        STABLE,
        /** After the last step at one resolution, before a step at the next was heard of. */
        GROWING,
        /** A blob or an entry of the log was on its way to the store. */
        SAVING
    }

    /** @param writing whether its relay carried a write */
    static Hit seen(Stack stack, String job, int attempt, boolean writing) {
        Optional<TrainingProgress> last = stack.progress(job).stream()
                .filter(progress -> progress.attempt() == attempt)
                .reduce((earlier, later) -> later);
        String where = last.map(p -> p.resolution() + "×" + p.resolution() + " " + p.phase() + " at " + p.imagesShown())
                .orElse("no step yet");
        Doing doing =
                writing ? Doing.SAVING : last.map(p -> step(stack, job, p)).orElse(Doing.BEGINNING);
        return new Hit(job, attempt, doing, where);
    }

    private static Doing step(Stack stack, String job, TrainingProgress last) {
        if (grows(Versions.published(stack, job), last)) {
            return Doing.GROWING;
        }
        return last.phase() == Phase.Kind.FADE ? Doing.FADING : Doing.STABLE;
    }

    private static boolean grows(List<VersionManifest> published, TrainingProgress last) {
        return published.stream()
                .map(VersionManifest::at)
                .anyMatch(at -> at.endsPhase()
                        && at.phase() == Phase.Kind.STABLE
                        && at.resolution() == last.resolution()
                        && at.imagesShown() >= last.imagesShown());
    }
}
