package crescendo.cli.train;

import crescendo.contracts.recipe.Program;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.DoesNotFit;
import crescendo.trainer.plan.Fit;
import crescendo.trainer.plan.MemoryModel;
import java.util.Map;
import java.util.Optional;

/**
 * How a trainer here would fit a recipe into memory.
 *
 * @param imagesAtOnce by resolution; empty where it would not
 * @param refused why it would refuse the recipe, where it would
 */
record Fitted(AvailableMemory memory, Map<Integer, Integer> imagesAtOnce, Optional<String> refused) {
    static Fitted of(Program program, AvailableMemory memory) {
        try {
            return new Fitted(
                    memory, new Fit(program, MemoryModel.TRAINER, memory.mib()).imagesAtOnce(), Optional.empty());
        } catch (DoesNotFit e) {
            return new Fitted(memory, Map.of(), Optional.of(e.getMessage() + " (" + memory.origin() + ")"));
        }
    }
}
