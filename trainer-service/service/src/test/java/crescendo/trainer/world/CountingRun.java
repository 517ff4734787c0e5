package crescendo.trainer.world;

import crescendo.contracts.Latents;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Reals;
import crescendo.trainer.loop.Trainee;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Training whose one weight is a hash of all steps so far: it tells whether one was left out, or made twice. */
public final class CountingRun implements TrainingRun {
    private final Consumer<Position> onStep;
    private long weight = 1;

    private CountingRun(Consumer<Position> onStep) {
        this.onStep = onStep;
    }

    /** @param onStep hears where every step starts */
    public static Trainee trainee(Consumer<Position> onStep) {
        return new Trainee(new CountingRun(onStep), new NoImages(), CountingRun::examine);
    }

    private static Checkpoint examine(TrainingRun run, Position reached) {
        byte[] weights = Safetensors.encode(
                Map.of("counter/weight", run.weights().get("counter").get("weight")));
        Checkpoint.File file = new Checkpoint.File("weights.safetensors", "application/x-safetensors", weights);
        return new Checkpoint(reached, List.of(file), List.of(), List.of(), Optional.empty(), List.of());
    }

    @Override
    public Figures step(Position at, Batch reals) {
        onStep.accept(at);
        weight = Latents.mix(weight + at.imagesShown());
        return new Figures(Map.of("losses/counter", (double) (weight >>> 40)));
    }

    @Override
    public void learningRateFactor(double factor) {
        // counts alike at every rate
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("weight", Tensor.of(weight));
    }

    @Override
    public void load(Position reached, Map<String, Tensor> state) {
        weight = state.get("weight").integer();
    }

    @Override
    public void inherit(Position first, Map<String, Tensor> weights) {
        weight = weights.get("counter/weight").integer();
    }

    @Override
    public Map<String, Map<String, Tensor>> weights() {
        return Map.of("counter", state());
    }

    @Override
    public byte[] exportOnnx(Position reached) {
        throw new UnsupportedOperationException("what only counts is not exported");
    }

    @Override
    public Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs) {
        throw new UnsupportedOperationException("what only counts does not serve");
    }

    @Override
    public void close() {
        // holds nothing
    }

    private record NoImages() implements Reals {
        @Override
        public Batch batch(Position at) {
            return Batch.of(new byte[0]);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
