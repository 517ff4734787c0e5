package crescendo.registry.steps;

import crescendo.contracts.Name;
import crescendo.registry.steps.StepCurve.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A job's steps for a chart.
 *
 * @param steps       recorded so far
 * @param imagesShown at the end of each point, rising
 * @param figures     by name; each has a value for each point, or null where its steps have none
 */
public record StepsReply(Name job, long steps, List<Long> imagesShown, SortedMap<String, Series> figures) {
    /** Over the steps of each point. */
    public record Series(List<Double> min, List<Double> mean, List<Double> max) {
        static Series of(List<Cell> cells, String name) {
            return new Series(
                    each(cells, name, Extent::min), each(cells, name, Extent::mean), each(cells, name, Extent::max));
        }

        private static List<Double> each(List<Cell> cells, String name, ToDoubleFunction<Extent> number) {
            List<Double> numbers = new ArrayList<>(cells.size());
            for (Cell cell : cells) {
                Extent extent = cell.extents().get(name);
                numbers.add(extent == null ? null : number.applyAsDouble(extent));
            }
            return numbers;
        }
    }

    static StepsReply of(Name job, StepCurve curve, int points) {
        List<Cell> cells = curve.drawn(points);
        TreeSet<String> names = new TreeSet<>();
        cells.forEach(cell -> names.addAll(cell.extents().keySet()));
        SortedMap<String, Series> figures = new TreeMap<>();
        names.forEach(name -> figures.put(name, Series.of(cells, name)));
        return new StepsReply(
                job, curve.steps(), cells.stream().map(Cell::imagesShown).toList(), figures);
    }
}
