package crescendo.trainer.guard;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.job.LogEntry.VerdictGiven;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps watch over a run: looks at fixed steps, and hears what is said of it outside. Not for use by several threads.
 */
public final class Lookout {
    private static final String REALS = "scores/reals";
    private static final String FAKES = "scores/fakes";

    private final Guard rules;
    private final Eye eye;
    private final Supplier<Optional<VerdictGiven>> outside;
    private Memory memory;

    /**
     * @param figures  of the step, with what was seen
     * @param standing of the run, where it was looked at
     * @param alarm    where it has collapsed, and something is to be done
     */
    public record Seen(Figures figures, Optional<Standing> standing, Optional<Alarm> alarm) {}

    /** @param before images shown: what was made then, or later, is not to be gone back to */
    public record Alarm(String reason, long before) {}

    /**
     * @param memory  of the state that the run goes on from
     * @param outside the newest verdict that nobody has obeyed yet; must not wait
     */
    public Lookout(Guard rules, Eye eye, Memory memory, Supplier<Optional<VerdictGiven>> outside) {
        this.rules = rules;
        this.eye = eye;
        this.memory = memory;
        this.outside = outside;
    }

    /** For runs that are not guarded. */
    public static Lookout none() {
        return new Lookout(Guard.NONE, Eye.CLOSED, Memory.NONE, Optional::empty);
    }

    /**
     * After each step, with finite figures.
     *
     * @param checkpoint whether a version is to be made of the run as it stands
     */
    public Seen after(TrainingRun run, Position reached, boolean checkpoint, Figures figures) {
        if (rules.every() == 0) {
            return new Seen(figures, Optional.empty(), heard());
        }
        remember(figures);
        return checkpoint || isDue(reached)
                ? look(run, reached, figures)
                : new Seen(figures, Optional.empty(), heard());
    }

    private void remember(Figures figures) {
        Double reals = figures.byName().get(REALS);
        Double fakes = figures.byName().get(FAKES);
        if (reals != null && fakes != null) {
            memory = memory.step(reals - fakes);
        }
    }

    private boolean isDue(Position reached) {
        long before = reached.imagesShown() - reached.phase().minibatch();
        return reached.imagesShown() / rules.every() > before / rules.every();
    }

    private Seen look(TrainingRun run, Position reached, Figures figures) {
        Sight sight = eye.look(run, reached);
        Judgement judgement = Judgement.of(rules, memory, sight);
        Figures all = figures.with(Map.of(
                "guard/within", sight.within(),
                "guard/between", sight.between(),
                "guard/distance", sight.distance(),
                "guard/gap", memory.gap()));
        memory = judgement.memory();
        Optional<Alarm> alarm = judgement.collapse().map(reason -> new Alarm(reason, Long.MAX_VALUE));
        Standing standing = new Standing(sight.distance(), judgement.sound());
        return new Seen(all, Optional.of(standing), acted() ? alarm.or(this::heard) : Optional.empty());
    }

    /** A verdict from outside that is to be obeyed. */
    public Optional<Alarm> heard() {
        return acted()
                ? outside.get()
                        .map(given -> new Alarm(given.from() + " says: " + given.reason(), given.atImagesShown()))
                : Optional.empty();
    }

    private boolean acted() {
        return rules.action() != Guard.Action.NONE;
    }

    /** What is to be kept with a state; nothing where there are no looks. */
    public Optional<Tensor> memory() {
        return rules.every() == 0 ? Optional.empty() : Optional.of(memory.tensor());
    }
}
