package crescendo.trainer.publish;

import crescendo.contracts.job.Course.Turn;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Measuring;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.loop.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The manifest of a checkpoint: a function of the job, the checkpoint and the facts of the run. */
final class Manifests {
    private Manifests() {}

    static VersionManifest of(Job job, Checkpoint checkpoint, Map<String, FileRef> files, Map<String, String> run) {
        Recipe recipe = job.recipe();
        Pins pins = job.history().pins().orElseThrow();
        long reached = checkpoint.reached().imagesShown();
        Optional<Turn> turn = job.history().course().turnBefore(reached);
        VersionRef ref = VersionRef.of(
                recipe.model(), job.id(), reached, turn.map(Turn::number).orElse(0));
        VersionManifest manifest = new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                ref.model(),
                ref.version(),
                recipe.program().family(),
                job.id(),
                at(checkpoint.reached()),
                checkpoint.inputs(),
                checkpoint.outputs(),
                files,
                checkpoint.golden(),
                checkpoint.classes(),
                new Lineage(pins.data(), pins.models(), parents(pins), recipe.digest()),
                plan(recipe.measuring()),
                with(run, pins, turn));
        return checkpoint.upscaler().map(manifest::with).orElse(manifest);
    }

    /** What the trainer chose, and a roll-back, are facts that the weights depend on. */
    private static Map<String, String> with(Map<String, String> run, Pins pins, Optional<Turn> turn) {
        Map<String, String> facts = new TreeMap<>(run);
        facts.putAll(pins.choices());
        turn.ifPresent(last -> {
            facts.put("rolledBackTo", Long.toString(last.imagesShown()));
            facts.put("learningRateFactor", Double.toString(last.learningRateFactor()));
        });
        return facts;
    }

    private static List<VersionRef> parents(Pins pins) {
        return Optional.ofNullable(pins.models().get(VersionManifest.FROM)).map(ModelPin::version).stream()
                .toList();
    }

    private static At at(Position reached) {
        return new At(
                reached.imagesShown(),
                reached.step(),
                reached.resolution(),
                reached.phase().kind(),
                reached.alpha(),
                reached.endsPhase());
    }

    private static Optional<MeasurePlan> plan(Measuring measuring) {
        return measuring.metrics().isEmpty()
                ? Optional.empty()
                : Optional.of(new MeasurePlan(measuring.metrics(), measuring.count(), measuring.seed()));
    }
}
