package crescendo.bench.start;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Memory;
import crescendo.bench.Output;
import crescendo.bench.workplace.Workplace;
import crescendo.cli.image.JavaHome;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the services, one at a time. */
@Command(
        name = "start",
        description = {
            "Time how long each of the four services takes from its start until it is ready, one service at a time, and"
                    + " what memory it then holds. Medians; the embedded platform runs meanwhile.",
            "With --first-sample: from the start of the inference service's process, run as in its image, to the first"
                    + " sample, with an archive of its classes and without, in turns."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench start",
            "  crescendo bench start --rounds 5 --json",
            "  crescendo bench start --first-sample --java /usr/lib/jvm/jdk-17,/usr/lib/jvm/jdk-25"
        })
public final class StartCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Starts of each service (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--first-sample", description = "The inference service's way to its first sample.")
    private boolean firstSample;

    @Option(
            names = "--java",
            paramLabel = "DIR",
            split = ",",
            description = "With --first-sample, installed Javas to start it with (default: the one that runs this).")
    private List<Path> javas = List.of(JavaHome.own());

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        faults.outside("--rounds", rounds, 1, 100);
        faults.complain();
        output.doing("starting the platform");
        try (Workplace workplace = Workplace.start(Checkout.home())) {
            if (firstSample) {
                output.doing("training archives, and starting the inference service " + rounds + " times with each");
                List<FirstSampleFigures> rows = new FirstSample(workplace, Checkout.home(), rounds).figures(javas);
                output.result(FirstSampleFigures.table(rows), rows);
                return 0;
            }
            List<StartFigures> rows = Arrays.stream(Service.values())
                    .map(service -> figures(service, workplace))
                    .toList();
            output.result(StartFigures.table(rows), rows);
        }
        return 0;
    }

    private StartFigures figures(Service service, Workplace workplace) {
        output.doing("starting the " + service + " service " + rounds + " times");
        List<StartFigures.Start> starts = new ArrayList<>();
        for (int i = 0; i < rounds; i++) starts.add(start(service, workplace));
        return StartFigures.of(service, starts);
    }

    private static StartFigures.Start start(Service service, Workplace workplace) {
        long start = System.nanoTime();
        try (ServiceProcess process = workplace.launch(service)) {
            process.awaitReady();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new StartFigures.Start(
                    seconds, Memory.heldMiB(process.process().pid()));
        }
    }
}
