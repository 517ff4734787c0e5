package crescendo.trainer.plan;

import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.perceptual.LayerFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a program fits a memory, and in which parts its minibatches have to be trained for it.
 *
 * @param seen what images are compared in, where the program asks for it and it is known
 * @param availableMiB for all that the process holds
 */
public record Fit(Program program, Optional<LayerFeatures> seen, MemoryModel memory, long availableMiB) {
    /** Without what images may be compared in. */
    public Fit(Program program, MemoryModel memory, long availableMiB) {
        this(program, Optional.empty(), memory, availableMiB);
    }

    /**
     * Images at once by resolution: chosen as large as they fit, from the last stage on, where the program leaves it to its
     * trainer; else as it says, and nothing for whole minibatches.
     *
     * @throws DoesNotFit where it cannot be trained within the memory
     */
    public SortedMap<Integer, Integer> imagesAtOnce() {
        if (program instanceof Program.ProGan gan && gan.execution().fitsMemory()) {
            return chosen(gan.execution()).orElseThrow(() -> refused(smallest(gan.execution()), Optional.empty()));
        }
        SortedMap<Integer, Integer> asked = asked();
        if (!fits(asked)) throw refused(asked, larger());
        return asked;
    }

    private SortedMap<Integer, Integer> asked() {
        SortedMap<Integer, Integer> asked = new TreeMap<>();
        if (program instanceof Program.ProGan gan)
            gan.growth()
                    .minibatch()
                    .forEach((resolution, minibatch) ->
                            asked.put(resolution, gan.execution().atOnce(resolution, minibatch)));
        return asked;
    }

    /** What would fit, had the recipe left it open. */
    private Optional<SortedMap<Integer, Integer>> larger() {
        return program instanceof Program.ProGan gan ? chosen(gan.execution()) : Optional.empty();
    }

    /** The last stages cost most, so they are served first; a stage before may ask the one after it for less. */
    private Optional<SortedMap<Integer, Integer>> chosen(Execution execution) {
        List<Phase> stages = stages();
        SortedMap<Integer, Integer> chosen = new TreeMap<>();
        return choose(stages, stages.size() - 1, 0, execution, chosen) ? Optional.of(chosen) : Optional.empty();
    }

    private boolean choose(
            List<Phase> stages, int at, double nextMiB, Execution execution, SortedMap<Integer, Integer> chosen) {
        if (at < 0) return true;
        Phase stage = stages.get(at);
        StepWork work = StepWork.of(program, stage.resolution());
        for (int images : parts(stage.minibatch(), execution.towers())) {
            double mine = memory.stageMiB(work, images);
            if (memory.fixedMiB() + mine + nextMiB > availableMiB) continue;
            chosen.put(stage.resolution(), images);
            if (choose(stages, at - 1, mine, execution, chosen)) return true;
        }
        return false;
    }

    private SortedMap<Integer, Integer> smallest(Execution execution) {
        SortedMap<Integer, Integer> smallest = new TreeMap<>();
        for (Phase stage : stages()) {
            List<Integer> parts = parts(stage.minibatch(), execution.towers());
            smallest.put(stage.resolution(), parts.get(parts.size() - 1));
        }
        return smallest;
    }

    /** The first phase of each resolution: all of its phases have one graph. */
    private List<Phase> stages() {
        List<Phase> stages = new ArrayList<>();
        for (Phase phase : program.schedule().phases())
            if (stages.isEmpty() || stages.get(stages.size() - 1).resolution() != phase.resolution()) stages.add(phase);
        return stages;
    }

    /** A whole minibatch, then its parts of whole groups that the towers can share, downwards. */
    static List<Integer> parts(int minibatch, int towers) {
        List<Integer> parts = new ArrayList<>(List.of(minibatch));
        for (int images = minibatch / 2; images >= ProGanDiscriminator.GROUP; images--)
            if (minibatch % images == 0 && images % ProGanDiscriminator.GROUP == 0 && images % towers == 0)
                parts.add(images);
        return parts;
    }

    private boolean fits(Map<Integer, Integer> imagesAtOnce) {
        return forecast(imagesAtOnce).peakMiB() <= availableMiB;
    }

    private Forecast forecast(Map<Integer, Integer> imagesAtOnce) {
        return Forecast.of(program, seen, imagesAtOnce, memory, Optional.empty());
    }

    private DoesNotFit refused(Map<Integer, Integer> imagesAtOnce, Optional<SortedMap<Integer, Integer>> instead) {
        Forecast.Stage worst = forecast(imagesAtOnce).stages().stream()
                .filter(stage -> stage.peakMiB() > availableMiB)
                .findFirst()
                .orElseThrow();
        int side = worst.phase().resolution();
        String advice = instead.map(
                        chosen -> "\"minibatch\": \"auto\" would train " + chosen.get(side) + " at once there")
                .orElse("no smaller part of the minibatch fits either: use fewer feature maps, a lower resolution, or a"
                        + " trainer with more memory");
        return new DoesNotFit("recipe.schedule: at " + side + "×" + side + ", " + worst.imagesAtOnce()
                + " images at once are expected to take " + worst.peakMiB() + " MiB, and there are " + availableMiB
                + "; "
                + advice);
    }
}
