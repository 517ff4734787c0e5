package crescendo.trainer.gan;

import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/**
 * The graph of the stage to come, built and warmed up on a thread of its own while the present one trains, so that growing
 * is no stall. It begins late, since until the change both graphs are held in memory.
 *
 * <p>When it begins depends on the clock; what comes of a run does not, since a stage begins with all its variables written.
 */
final class NextStage implements AutoCloseable {
    private static final double NANOS = 1e9;

    /** Building takes some seconds whatever the size; steps of the next stage are about four times as long, and share the cores. */
    private static final double BUILDING_SECONDS = 20;

    private static final double WARM_UP_STEPS = 30;

    private record Coming(Phase phase, CompletableFuture<StageGraph> stage) {}

    private final List<Phase> phases;
    private final BiFunction<Integer, Integer, StageGraph> builder;
    private Coming coming;

    /**
     * @param phases of the whole run; none where nothing is to be built ahead
     * @param builder of a stage by resolution and minibatch, ready to begin
     */
    NextStage(List<Phase> phases, BiFunction<Integer, Integer, StageGraph> builder) {
        this.phases = phases;
        this.builder = builder;
    }

    /** To be told of each step, with what it took; begins to build once the phase is about to end. */
    void expect(Position at, long stepNanos) {
        if (coming != null) return;
        Optional<Phase> next = other(at);
        if (next.isEmpty()) return;
        long stepsLeft = (at.phase().images() - at.intoPhase()) / at.phase().minibatch() - 1;
        double step = stepNanos / NANOS;
        if (stepsLeft * step > BUILDING_SECONDS + WARM_UP_STEPS * step) return;
        coming = new Coming(next.get(), build(next.get()));
    }

    /** The stage that was built for a phase, once it is; empty where another or none was. */
    Optional<StageGraph> taken(Phase phase) {
        if (coming == null) return Optional.empty();
        if (!alike(coming.phase, phase)) {
            close();
            return Optional.empty();
        }
        CompletableFuture<StageGraph> stage = coming.stage;
        coming = null;
        try {
            return Optional.of(stage.join());
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "the graph of stage " + phase.resolution() + " cannot be built", e.getCause());
        }
    }

    /** The phase after this one, where it needs another graph. */
    private Optional<Phase> other(Position at) {
        int next = at.phaseIndex() + 1;
        if (next >= phases.size()) return Optional.empty();
        return Optional.of(phases.get(next)).filter(phase -> !alike(phase, at.phase()));
    }

    private CompletableFuture<StageGraph> build(Phase phase) {
        CompletableFuture<StageGraph> stage = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        stage.complete(builder.apply(phase.resolution(), phase.minibatch()));
                    } catch (RuntimeException | Error e) {
                        stage.completeExceptionally(e);
                    }
                },
                "builds-" + phase.resolution());
        thread.setDaemon(true);
        thread.start();
        return stage;
    }

    private static boolean alike(Phase a, Phase b) {
        return a.resolution() == b.resolution() && a.minibatch() == b.minibatch();
    }

    /** Waits for what is being built, and frees it. */
    @Override
    public void close() {
        if (coming == null) return;
        CompletableFuture<StageGraph> stage = coming.stage;
        coming = null;
        stage.handle((built, failure) -> {
                    if (built != null) built.close();
                    return null;
                })
                .join();
    }
}
