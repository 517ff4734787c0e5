package crescendo.contracts.schedule;

import java.util.List;

/**
 * Phases in their order. Karras et al. 2018, section 3: α rises linearly in the images shown.
 *
 * <p>Fixed resolution, without growing, is the case of one stable phase.
 */
public record GrowthSchedule(List<Phase> phases) {
    public GrowthSchedule {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one phase");
        }
        for (int i = 1; i < phases.size(); i++) {
            int before = phases.get(i - 1).resolution();
            int now = phases.get(i).resolution();
            if (now != before && now != 2 * before) {
                throw new IllegalArgumentException("a schedule grows by doubling: " + now + " cannot follow " + before);
            }
        }
    }

    public long totalImages() {
        return phases.stream().mapToLong(Phase::images).sum();
    }

    public int finalResolution() {
        return phases.get(phases.size() - 1).resolution();
    }

    /** Where the next step starts: at a boundary, the start of the next phase. At the end of all, the end of the last. */
    public Position at(long imagesShown) {
        if (imagesShown < 0 || imagesShown > totalImages()) {
            throw new IllegalArgumentException(
                    "imagesShown must lie in [0, " + totalImages() + "], not " + imagesShown);
        }
        long start = 0;
        long step = 0;
        int last = phases.size() - 1;
        for (int i = 0; i < last; i++) {
            Phase phase = phases.get(i);
            if (imagesShown < start + phase.images()) {
                return position(i, start, step, imagesShown);
            }
            start += phase.images();
            step += phase.steps();
        }
        return position(last, start, step, imagesShown);
    }

    /** Where the step that ended at {@code imagesShown} stood: at a boundary, the end of the phase that it ended. */
    public Position reached(long imagesShown) {
        if (imagesShown <= 0) {
            return at(imagesShown);
        }
        Position next = at(imagesShown);
        if (next.intoPhase() > 0) {
            return next;
        }
        int ended = next.phaseIndex() - 1;
        Phase phase = phases.get(ended);
        return position(ended, imagesShown - phase.images(), next.step() - phase.steps(), imagesShown);
    }

    private Position position(int index, long start, long stepAtStart, long imagesShown) {
        Phase phase = phases.get(index);
        long into = imagesShown - start;
        if (into % phase.minibatch() != 0) {
            throw new IllegalArgumentException(
                    imagesShown + " images lie between two steps of " + phase.minibatch() + " images");
        }
        long step = stepAtStart + into / phase.minibatch();
        return new Position(imagesShown, step, index, phase, into, phase.alpha(into));
    }
}
