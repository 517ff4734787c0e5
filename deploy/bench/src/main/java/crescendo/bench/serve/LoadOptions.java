package crescendo.bench.serve;

import crescendo.bench.Faults;
import picocli.CommandLine.Option;

/** How much is asked, and for how long. */
final class LoadOptions {
    @Option(names = "--clients", defaultValue = "64", description = "Clients at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description =
                    "Seconds of all clients before a service is timed, and at most of each further load before that is"
                            + " (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--arrivals",
            defaultValue = "even",
            description =
                    "How questions come that do not heed the answers: even, in equal distances, or random, each of"
                            + " itself (default: ${DEFAULT-VALUE}).")
    private Arrivals.Kind arrivals;

    @Option(
            names = "--overload-seconds",
            defaultValue = "60",
            description = "Of four times as many questions as it can answer (default: ${DEFAULT-VALUE}).")
    private double overloadSeconds;

    void refuse(Faults faults) {
        faults.outside("--clients", clients, 1, 256);
        faults.outside("--rounds", rounds, 1, 1000);
        faults.unless(seconds >= 0.01 && seconds <= 60, "--seconds", seconds, "0.01 to 60");
        faults.unless(warmUp >= 0 && warmUp <= 600, "--warm-up", warmUp, "0 to 600");
        faults.unless(
                overloadSeconds >= 0.01 && overloadSeconds <= 600,
                "--overload-seconds",
                overloadSeconds,
                "0.01 to 600");
    }

    int clients() {
        return clients;
    }

    int rounds() {
        return rounds;
    }

    double overloadSeconds() {
        return overloadSeconds;
    }

    /** How long a load lasts that is no overload, all rounds together. */
    double allSeconds() {
        return rounds * seconds;
    }

    /** Lets a service meet all clients, until it is as fast as it gets. */
    void warmUp(Load load) {
        load.crowd("warm-up", clients, warmUp);
    }

    /** One round of all clients. */
    LoadFigures round(Load load, String way) {
        return load.crowd(way + ", " + clients + " clients", clients, seconds);
    }

    /** As long as all rounds. @param perSecond questions */
    LoadFigures rate(Load load, String way, double perSecond) {
        return rate(load, way, perSecond, allSeconds());
    }

    /** For as long as it is to last. @param perSecond questions, far more than can be answered */
    LoadFigures overload(Load load, String way, double perSecond) {
        return rate(load, way, perSecond, overloadSeconds);
    }

    // Before it as much that does not count, but no longer than all clients had: runs of few, and refusals by the
    // thousand, are other code than what those clients ran, and are to be compiled too.
    private LoadFigures rate(Load load, String way, double perSecond, double during) {
        load.rate("its first moments", Arrivals.of(arrivals, perSecond), clients, Math.min(during, warmUp));
        return load.rate(way, Arrivals.of(arrivals, perSecond), clients, during);
    }
}
