package crescendo.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.ask.Target;
import crescendo.cli.rest.Registry;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has measured what is missing. */
@Command(
        name = "backfill",
        description = {
            "Measure a metric of all versions of a model that lack it.",
            "The metrics services do it, whatever becomes of this command: it asks, and shows how far they are."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo metrics backfill --model fashion --metric fid",
            "  crescendo metrics backfill --model fashion --metric fid --newest-first --extractor inception"
        })
public final class BackfillCommand implements Callable<Integer> {
    private static final long EVERY_MILLIS = 500;

    @Mixin
    private Target target;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "Its name, as crescendo models lists it.")
    private String model;

    @Option(names = "--metric", paramLabel = "METRIC", required = true, description = "Its name, as recipes name it.")
    private String metric;

    @Option(
            names = "--extractor",
            paramLabel = "EXTRACTOR",
            description = "MODEL, MODEL@VERSION or MODEL@ALIAS (default: those that the versions' jobs pinned).")
    private Optional<String> extractor;

    @ArgGroup
    private Order order = new Order();

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long to wait for the next value (default: ${DEFAULT-VALUE}); 0 to ask, and not to wait.")
    private int patience;

    private static final class Order {
        @Option(names = "--oldest-first", description = "Begin with the oldest version (default).")
        private boolean oldest;

        @Option(names = "--newest-first", description = "Begin with the newest version.")
        private boolean newest;
    }

    @Override
    public Integer call() throws InterruptedException {
        Name name = Named.of("--model", model);
        Registry registry = target.registry();
        JsonNode asked = registry.backfill(name, body());
        BackfillView view = new BackfillView(name, metric, asked.path("missing").asInt());
        Screen screen = Screen.standard();
        JsonNode now = asked;
        long deadline = nextDeadline();
        while (now.path("missing").asInt() > 0 && System.nanoTime() < deadline) {
            if (!target.json()) {
                screen.show(
                        view.block(now.path("missing").asInt(), screen.columns()),
                        view.line(now.path("missing").asInt()));
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            JsonNode later = registry.backfillStatus(
                    name, metric, asked.path("extractor").textValue());
            deadline = later.path("missing").asInt() < now.path("missing").asInt() ? nextDeadline() : deadline;
            now = later;
        }
        return end(view, screen, now);
    }

    private Map<String, String> body() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("metric", metric);
        body.put("order", order.newest ? "newest-first" : "oldest-first");
        extractor.ifPresent(one -> body.put("extractor", one));
        return body;
    }

    private long nextDeadline() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(patience);
    }

    private int end(BackfillView view, Screen screen, JsonNode now) {
        int missing = now.path("missing").asInt();
        screen.clear();
        if (target.json()) {
            target.printJson(now);
        } else {
            target.print(List.of(view.outcome(missing, now.path("versions").asInt(), patience)));
        }
        return missing == 0 || patience == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
