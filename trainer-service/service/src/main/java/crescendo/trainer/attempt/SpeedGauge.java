package crescendo.trainer.attempt;

/** Images a second of the job at hand; 0 where there is none. */
public final class SpeedGauge {
    private volatile double imagesPerSecond;

    public void report(double now) {
        imagesPerSecond = now;
    }

    public double imagesPerSecond() {
        return imagesPerSecond;
    }
}
