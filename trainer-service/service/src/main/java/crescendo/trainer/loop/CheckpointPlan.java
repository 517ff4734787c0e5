package crescendo.trainer.loop;

import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;

/**
 * When a version is published: at the end of every phase, and after every so many images between.
 *
 * @param every images from one to the next; 0 for none between
 */
public record CheckpointPlan(GrowthSchedule schedule, long every) {
    private static final long THOUSAND = 1000;

    public static CheckpointPlan of(Program program) {
        return new CheckpointPlan(program.schedule(), thousands(program) * THOUSAND);
    }

    private static long thousands(Program program) {
        if (program instanceof Program.ProGan proGan) return proGan.checkpointEvery();
        return program instanceof Program.Upscaler upscaler ? upscaler.checkpointEvery() : 0;
    }

    /** @param reached where a step ended */
    public boolean isDue(Position reached) {
        if (reached.endsPhase()) {
            return true;
        }
        long before = reached.imagesShown() - reached.phase().minibatch();
        return every > 0 && reached.imagesShown() / every > before / every;
    }
}
