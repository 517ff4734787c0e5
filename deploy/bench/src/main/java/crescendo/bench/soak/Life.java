package crescendo.bench.soak;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.CheckpointPlan;
import crescendo.trainer.loop.Ending;
import crescendo.trainer.loop.Reals;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.loop.TrainingLoop;
import crescendo.trainer.publish.GeneratorExaminer;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.state.TrainingState;
import crescendo.trainer.tower.Compute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The whole life of a small job, as a trainer leads it: growing from 4 to 16 pixels, stopped half-way, resumed from its
 * state in new graphs and sessions; at the end of each phase an ONNX file is exported, run and compared.
 */
record Life(Recipe recipe, int threads) {
    private static final String RECIPE = """
            {"data": {"train": "noise"}, "seed": 7,
             "network": {"latentSize": 16, "colours": 1, "channels": {"4": 16, "8": 16, "16": 8}},
             "schedule": {"resolution": 16, "fadeImages": 96, "stableImages": 96, "minibatch": 8},
             "metrics": {"names": []}}""";

    static Life withThreads(int threads) {
        return new Life(Recipe.parse(RECIPE.getBytes(StandardCharsets.UTF_8), new Name("soak")), threads);
    }

    /** @return digest of the state at the end: the same for every life */
    Digest live() throws InterruptedException {
        Program.ProGan program = (Program.ProGan) recipe.program();
        long half = program.schedule().totalImages() / 2;
        Notebook notebook = new Notebook();
        long[] shown = {0};
        require(train(program, notebook, 0, shown, () -> shown[0] >= half) instanceof Ending.Stopped, "did not stop");
        long resumed = TrainingState.decode(notebook.last()).imagesShown();
        require(train(program, notebook, resumed, shown, () -> false) instanceof Ending.Finished, "did not finish");
        require(notebook.checkpoints() >= program.schedule().phases().size(), "published too little");
        return Digest.of(notebook.last());
    }

    private Ending train(Program.ProGan program, Notebook notebook, long from, long[] shown, BooleanSupplier stop)
            throws InterruptedException {
        GrowthSchedule schedule = program.schedule();
        try (Trainee trainee = new Trainee(
                Runs.open(recipe, new Pins(Map.of(), Map.of()), 0, Compute.processor(threads)),
                new Noise(program.colours()),
                new GeneratorExaminer(recipe, program, List.of()))) {
            if (from > 0) {
                TrainingState state = TrainingState.decode(notebook.last());
                trainee.run().load(schedule.reached(from), state.tensors());
            }
            TrainingLoop loop = new TrainingLoop(
                    new Name("soak"),
                    schedule,
                    CheckpointPlan.of(program),
                    trainee,
                    notebook,
                    (reached, figures, split) -> shown[0] = reached.imagesShown(),
                    stop);
            return loop.trainFrom(from);
        }
    }

    private static void require(boolean right, String what) {
        if (!right) throw new IllegalStateException("a job in the soak " + what);
    }

    /** Images of noise: a function of the position alone. */
    private record Noise(int colours) implements Reals {
        @Override
        public Batch batch(Position at) {
            byte[] pixels = new byte[at.phase().minibatch() * at.resolution() * at.resolution() * colours];
            new Random(at.imagesShown()).nextBytes(pixels);
            return Batch.of(pixels);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
