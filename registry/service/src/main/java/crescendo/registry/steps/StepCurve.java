package crescendo.registry.steps;

import crescendo.contracts.step.StepRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of steps in cells of equal width over images shown. The width doubles whenever there would be more cells than a
 * chart has use for; since two cells become one exactly, it does not matter when. Not for use by several threads.
 */
final class StepCurve {
    /** Cells that are kept. */
    static final int MOST = 1024;

    /**
     * @param imagesShown at the last step in the cell
     * @param extents     by name; only finite numbers count
     */
    record Cell(long imagesShown, Map<String, Extent> extents) {
        Cell with(Cell later) {
            Map<String, Extent> both = new TreeMap<>(extents);
            later.extents.forEach((name, extent) -> both.merge(name, extent, Extent::with));
            return new Cell(later.imagesShown, both);
        }
    }

    private final TreeMap<Long, Cell> cells = new TreeMap<>();
    private long width = 1;
    private long steps;

    /** Steps come in their order. */
    void add(StepRow row) {
        Map<String, Extent> extents = new TreeMap<>();
        row.numbers().forEach((name, number) -> {
            if (Double.isFinite(number)) {
                extents.put(name, Extent.of(number));
            }
        });
        put(cells, row.imagesShown(), width, new Cell(row.imagesShown(), extents));
        steps = row.step();
        while (cells.size() > MOST) {
            width *= 2;
            TreeMap<Long, Cell> wider = widened(width);
            cells.clear();
            cells.putAll(wider);
        }
    }

    /** As few cells as asked for, or fewer. @param points at least 1 */
    List<Cell> drawn(int points) {
        long wide = width;
        TreeMap<Long, Cell> drawn = cells;
        while (drawn.size() > points) {
            wide *= 2;
            drawn = widened(wide);
        }
        return new ArrayList<>(drawn.values());
    }

    /** The number of the last step. */
    long steps() {
        return steps;
    }

    private TreeMap<Long, Cell> widened(long wide) {
        TreeMap<Long, Cell> wider = new TreeMap<>();
        cells.values().forEach(cell -> put(wider, cell.imagesShown(), wide, cell));
        return wider;
    }

    private static void put(TreeMap<Long, Cell> cells, long imagesShown, long width, Cell cell) {
        cells.merge((imagesShown - 1) / width, cell, Cell::with);
    }
}
