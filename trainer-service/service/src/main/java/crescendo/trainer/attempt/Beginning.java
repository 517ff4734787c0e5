package crescendo.trainer.attempt;

import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.client.model.Origins;
import crescendo.contracts.job.Job;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.state.TrainingState;
import java.util.Map;
import java.util.Optional;

/** Where an attempt begins: at the newest state; without one at the version that the recipe names, or at nothing. */
record Beginning(Models models, Blobs blobs) {
    /**
     * Puts the trainee there.
     *
     * @param newest state of the job that can be read
     * @return what it goes on from; without tensors where that is no state of its own
     */
    TrainingState of(Trainee trainee, Job job, Optional<TrainingState> newest) {
        GrowthSchedule schedule = job.recipe().program().schedule();
        if (newest.isPresent()) {
            TrainingState state = newest.get();
            trainee.run().load(schedule.reached(state.imagesShown()), state.tensors());
            return state;
        }
        ModelPin parent = job.history().pins().orElseThrow().models().get(VersionManifest.FROM);
        if (parent != null) {
            trainee.run().inherit(schedule.at(0), new Origins(models, blobs).weights(parent.digest()));
        }
        return new TrainingState(job.id(), 0, Map.of());
    }
}
