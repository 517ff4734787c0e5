package crescendo.trainer.world;

import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import java.util.Map;

/** A run whose loss is no number once it has shown so many images. */
public record Diverging(TrainingRun run, long at) implements TrainingRun {
    @Override
    public Figures step(Position position, Batch reals) {
        Figures figures = run.step(position, reals);
        return position.imagesShown() >= at ? new Figures(Map.of("losses/generator", Double.NaN)) : figures;
    }

    @Override
    public void learningRateFactor(double factor) {
        run.learningRateFactor(factor);
    }

    @Override
    public Map<String, Tensor> state() {
        return run.state();
    }

    @Override
    public void load(Position reached, Map<String, Tensor> state) {
        run.load(reached, state);
    }

    @Override
    public void inherit(Position first, Map<String, Tensor> weights) {
        run.inherit(first, weights);
    }

    @Override
    public Map<String, Map<String, Tensor>> weights() {
        return run.weights();
    }

    @Override
    public byte[] exportOnnx(Position reached) {
        return run.exportOnnx(reached);
    }

    @Override
    public Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs) {
        return run.serve(reached, inputs);
    }

    @Override
    public void close() {
        run.close();
    }
}
