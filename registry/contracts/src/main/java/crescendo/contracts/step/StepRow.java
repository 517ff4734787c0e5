package crescendo.contracts.step;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import crescendo.contracts.Json;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One step of a job: a line of its {@code steps.jsonl}. All but {@code wall} is a function of the run, equal whenever the
 * run is repeated; {@code wall} tells of the machine and the moment.
 *
 * @param step        steps done, this one the last
 * @param imagesShown with those of this step
 * @param alpha       the weight of the newest layers, in [0, 1]
 * @param figures     what the step found, by name: {@code losses/discriminator}, {@code scores/reals},
 *                    {@code gradients/generator}, {@code penalty} and so on; NaN where one was not finite
 */
public record StepRow(
        long step,
        long imagesShown,
        int resolution,
        Phase.Kind phase,
        double alpha,
        @JsonSerialize(contentUsing = FiniteOrNull.class) Map<String, Double> figures,
        Wall wall) {
    /**
     * What the clock and the machine said.
     *
     * @param attempt         which claim on the job made the step
     * @param millis          since the epoch, when the step was done
     * @param imagesPerSecond of this step alone
     * @param seconds         since the step before was done
     * @param memoryMiB       resident memory of the process, where the system tells
     */
    public record Wall(int attempt, long millis, double imagesPerSecond, Split seconds, Optional<Double> memoryMiB) {}

    public StepRow {
        Map<String, Double> known = new TreeMap<>();
        figures.forEach((name, figure) -> known.put(name, figure == null ? Double.NaN : figure));
        figures = Collections.unmodifiableMap(known);
    }

    public static StepRow of(Position reached, Map<String, Double> figures, Wall wall) {
        return new StepRow(
                reached.step(),
                reached.imagesShown(),
                reached.resolution(),
                reached.phase().kind(),
                reached.alpha(),
                figures,
                wall);
    }

    /** @throws IllegalArgumentException where the line is no step */
    public static StepRow parse(byte[] line) {
        return Json.read(line, StepRow.class);
    }

    /** JSON, without an end of line. */
    public byte[] line() {
        return Json.write(this);
    }

    /** Every number of the row by the name that charts give it: what a slash precedes is a group. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>(figures);
        numbers.put("schedule/alpha", alpha);
        numbers.put("schedule/resolution", (double) resolution);
        numbers.put("speed/imagesPerSecond", wall.imagesPerSecond());
        numbers.put("seconds/data", wall.seconds().data());
        numbers.put("seconds/step", wall.seconds().step());
        numbers.put("seconds/state", wall.seconds().state());
        wall.memoryMiB().ifPresent(memory -> numbers.put("memory/MiB", memory));
        return numbers;
    }
}
