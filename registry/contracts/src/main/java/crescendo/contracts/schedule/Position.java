package crescendo.contracts.schedule;

/**
 * One point of a growth schedule.
 *
 * @param imagesShown since the start of the job
 * @param step        steps done since the start of the job
 * @param phaseIndex  of {@code phase} in the schedule
 * @param intoPhase   images shown in this phase, from 0 to its {@code images}
 * @param alpha       the weight of the newest layers, in [0, 1]: 1 once they are stable
 */
public record Position(long imagesShown, long step, int phaseIndex, Phase phase, long intoPhase, double alpha) {
    public Position {
        if (intoPhase < 0 || intoPhase > phase.images()) {
            throw new IllegalArgumentException("intoPhase must lie in [0, " + phase.images() + "], not " + intoPhase);
        }
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must lie in [0, 1], not " + alpha);
        }
    }

    public int resolution() {
        return phase.resolution();
    }

    public boolean endsPhase() {
        return intoPhase == phase.images();
    }
}
