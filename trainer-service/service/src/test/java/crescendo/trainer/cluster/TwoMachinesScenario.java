package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.world.Recipes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tensorflow.DeviceSpec.DeviceType;

/** The same run, growing once, with its towers in one process and on two machines. */
final class TwoMachinesScenario {
    private TwoMachinesScenario() {}

    public static void main(String[] arguments) throws Exception {
        Recipe recipe = Recipes.tiny(new Name("two"), "none", ", \"execution\": {\"towers\": 2}");
        Cluster cluster = new Cluster(
                Address.parse("127.0.0.1:7000"), List.of(Address.parse("127.0.0.1:7001")), Duration.ofSeconds(60));
        Machines machines = new Machines(Optional.of(cluster), 1);
        machines.open();
        try (MemberProcess member = MemberProcess.start(cluster, 0, Path.of(arguments[0]))) {
            assertThat(machines.to(recipe)).isEmpty();

            Map<String, Tensor> apart = trained(recipe, machines.compute(Compute.processor(1), DeviceType.CPU));

            assertThat(apart).isEqualTo(trained(recipe, Compute.processor(1)));
        }
        System.exit(0);
    }

    private static Map<String, Tensor> trained(Recipe recipe, Compute compute) {
        GrowthSchedule schedule = recipe.program().schedule();
        long begun = System.nanoTime();
        try (TrainingRun run = Runs.open(recipe, new Pins(Map.of(), Map.of()), 0, compute)) {
            for (long shown = 0;
                    shown < schedule.totalImages();
                    shown += schedule.at(shown).phase().minibatch()) {
                Position at = schedule.at(shown);
                assertThat(run.step(at, batch(at)).finite()).isTrue();
            }
            System.out.printf("trained in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
            return run.state();
        }
    }

    private static Batch batch(Position at) {
        byte[] pixels = new byte[at.phase().minibatch() * at.resolution() * at.resolution()];
        new Random(at.step()).nextBytes(pixels);
        return Batch.of(pixels);
    }
}
