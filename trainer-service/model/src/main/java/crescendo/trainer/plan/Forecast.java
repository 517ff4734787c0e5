package crescendo.trainer.plan;

import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.model.perceptual.LayerFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What training a program will take, phase by phase.
 *
 * @param times of steps on the machine, where they are known
 */
public record Forecast(List<Stage> stages, Optional<? extends StepTimes> times) {
    /**
     * A phase.
     *
     * @param imagesAtOnce of its minibatch
     * @param peakMiB the most that the process holds in it: with the graph of the next resolution, which is made ready beside it
     * @param stepMillis of one step, where times are known
     * @param seconds of all its steps, where times are known
     */
    public record Stage(
            Phase phase, int imagesAtOnce, long peakMiB, Optional<Double> stepMillis, Optional<Double> seconds) {}

    public Forecast {
        stages = List.copyOf(stages);
    }

    /** @param imagesAtOnce by resolution; where it names none, the whole minibatch */
    public static Forecast of(
            Program program,
            Map<Integer, Integer> imagesAtOnce,
            MemoryModel memory,
            Optional<? extends StepTimes> times) {
        return of(program, Optional.empty(), imagesAtOnce, memory, times);
    }

    /** @param seen what images are compared in, where the program asks for it and it is known */
    public static Forecast of(
            Program program,
            Optional<LayerFeatures> seen,
            Map<Integer, Integer> imagesAtOnce,
            MemoryModel memory,
            Optional<? extends StepTimes> times) {
        List<Phase> phases = program.schedule().phases();
        Map<Integer, StepWork> works = new HashMap<>();
        phases.forEach(phase ->
                works.computeIfAbsent(phase.resolution(), resolution -> StepWork.of(program, resolution, seen)));
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            StepWork work = works.get(phase.resolution());
            double peak = memory.fixedMiB() + memory.stageMiB(work, atOnce(phase, imagesAtOnce));
            if (i + 1 < phases.size() && !sameGraph(phase, phases.get(i + 1))) {
                Phase next = phases.get(i + 1);
                peak += memory.stageMiB(works.get(next.resolution()), atOnce(next, imagesAtOnce));
            }
            Optional<Double> step = times.map(known -> known.stepMillis(phase, work));
            stages.add(new Stage(
                    phase,
                    atOnce(phase, imagesAtOnce),
                    Math.round(peak),
                    step,
                    step.map(millis -> millis * phase.steps() / 1000)));
        }
        return new Forecast(stages, times);
    }

    /** The most that the process ever holds. */
    public long peakMiB() {
        return stages.stream().mapToLong(Stage::peakMiB).max().orElseThrow();
    }

    /** Of all steps, where times are known. */
    public Optional<Double> seconds() {
        return times.map(known -> stages.stream()
                .mapToDouble(stage -> stage.seconds().orElseThrow())
                .sum());
    }

    static boolean sameGraph(Phase a, Phase b) {
        return a.resolution() == b.resolution() && a.minibatch() == b.minibatch();
    }

    private static int atOnce(Phase phase, Map<Integer, Integer> imagesAtOnce) {
        return Math.min(phase.minibatch(), imagesAtOnce.getOrDefault(phase.resolution(), phase.minibatch()));
    }
}
