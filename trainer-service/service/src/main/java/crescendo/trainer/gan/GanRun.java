package crescendo.trainer.gan;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.ops.onnx.OnnxExport;
import crescendo.trainer.trace.ChromeTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A growing pair of networks in training (Karras et al. 2018). */
public final class GanRun implements TrainingRun {
    private final GanSettings settings;
    private final NextStage next;
    private StageGraph stage;
    private double learningRateFactor = 1;

    /** Builds each graph when it is needed, and training waits meanwhile. */
    public GanRun(GanSettings settings) {
        this(settings, List.of());
    }

    /** @param schedule that the positions to come are of, so that each graph is ready when it is needed */
    public GanRun(GanSettings settings, GrowthSchedule schedule) {
        this(settings, schedule.phases());
    }

    private GanRun(GanSettings settings, List<Phase> phases) {
        this.settings = settings;
        this.next = new NextStage(phases, this::warm);
    }

    @Override
    public Figures step(Position at, Batch reals) {
        grow(at);
        if (settings.resetOptimisers() && at.intoPhase() == 0 && at.step() > 0) stage.resetOptimisers();
        long start = System.nanoTime();
        Figures figures = stage.step(at.step(), at.alpha(), learningRateFactor, reals);
        next.expect(at, System.nanoTime() - start);
        return figures;
    }

    /** A step like any other, and what TensorFlow notes of it. */
    public ChromeTrace traced(Position at, Batch reals) {
        grow(at);
        return stage.traced(at.step(), at.alpha(), reals);
    }

    /**
     * Takes the graph of the position's resolution; networks that were there go on in it, new layers join them. A step does so
     * itself where nobody did before it.
     */
    public void grow(Position at) {
        if (stage != null && stage.fits(at.resolution(), at.phase().minibatch())) return;
        open(at, stage == null ? Map.of() : stage.values());
    }

    private void open(Position at, Map<String, Tensor> known) {
        closeStage();
        stage = next.taken(at.phase())
                .orElseGet(() ->
                        new StageGraph(settings, at.resolution(), at.phase().minibatch()));
        stage.begin(known);
    }

    private StageGraph warm(int resolution, int minibatch) {
        StageGraph stage = new StageGraph(settings, resolution, minibatch);
        try {
            stage.warmUp();
            return stage;
        } catch (RuntimeException | Error e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void learningRateFactor(double factor) {
        learningRateFactor = factor;
    }

    @Override
    public Map<String, Tensor> state() {
        return stage().values();
    }

    @Override
    public void load(Position reached, Map<String, Tensor> state) {
        open(reached, state);
    }

    @Override
    public void inherit(Position first, Map<String, Tensor> weights) {
        open(first, weights);
    }

    @Override
    public Map<String, Map<String, Tensor>> weights() {
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        for (String network : List.of("generator", "discriminator", "ema"))
            networks.put(network, stage().weights(network));
        return networks;
    }

    @Override
    public byte[] exportOnnx(Position reached) {
        return OnnxExport.generator(
                settings.generator(), reached.resolution(), reached.alpha(), stage().weights("ema"));
    }

    @Override
    public Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs) {
        return withPixels(stage().served(reached.alpha(), inputs));
    }

    @Override
    public Map<String, Tensor> generate(Position reached, Map<String, Tensor> inputs) {
        return withPixels(stage().generated(reached.alpha(), inputs));
    }

    private static Map<String, Tensor> withPixels(Tensor raw) {
        return Map.of("raw", raw, "images", Pixels.of(raw));
    }

    @Override
    public void close() {
        try {
            next.close();
        } finally {
            closeStage();
        }
    }

    private void closeStage() {
        if (stage != null) stage.close();
        stage = null;
    }

    private StageGraph stage() {
        if (stage == null) throw new IllegalStateException("the run has made no step and loaded no state");
        return stage;
    }
}
