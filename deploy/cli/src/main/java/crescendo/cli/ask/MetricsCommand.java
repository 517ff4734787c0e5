package crescendo.cli.ask;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.backfill.BackfillCommand;
import crescendo.cli.rest.Version;
import crescendo.cli.screen.Table;
import crescendo.contracts.Name;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The metric history of a model. */
@Command(
        name = "metrics",
        description = "Show what was measured of a model's versions.",
        subcommands = BackfillCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo metrics fashion",
            "  crescendo metrics fashion --json",
            "  crescendo metrics backfill --model fashion --metric fid"
        })
public final class MetricsCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "Its name, as crescendo models lists it.")
    private Optional<String> model;

    @Override
    public Integer call() {
        Name name = model.map(text -> Named.of("MODEL", text))
                .orElseThrow(
                        () -> Complaint.usage("MODEL: missing; use the name of a model, as crescendo models lists it"));
        if (target.json()) {
            target.printJson(target.registry().raw("/v1/models/" + name + "/metrics"));
        } else {
            target.print(table(name, target.registry().versions(name)));
        }
        return ExitCode.OK;
    }

    static List<String> table(Name model, List<Version> versions) {
        if (versions.isEmpty()) {
            throw new Complaint(ExitCode.NOT_FOUND, "there is no model " + model + ", or it has no version yet");
        }
        Table table = new Table("version", "images", "resolution", "phase", "metric", "value", "±", "parts", "note");
        for (Version version : versions) {
            for (Version.Metric metric : version.metrics()) {
                table.row(
                        version.name(),
                        version.at().imagesShown(),
                        version.at().resolution(),
                        version.at().phase(),
                        metric.metric(),
                        metric.value().map(MetricsCommand::shown).orElse("–"),
                        metric.parts().containsKey("deviation")
                                ? shown(metric.parts().get("deviation"))
                                : "",
                        parts(metric),
                        note(version, metric));
            }
        }
        return table.isEmpty() ? List.of("nothing is measured of " + model + " yet") : table.lines();
    }

    /** All that the value is made of but its deviation, and what is of one class alone, which would fill the screen. */
    private static String parts(Version.Metric metric) {
        return metric.parts().entrySet().stream()
                .filter(part -> !part.getKey().contains("deviation"))
                .filter(part -> !part.getKey().startsWith("class."))
                .map(part -> part.getKey() + " " + shown(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Three digits behind the point, or three that count where those would be zeros. */
    private static String shown(double value) {
        return value == 0 || Math.abs(value) >= 0.1 ? "%.3f".formatted(value) : "%.3g".formatted(value);
    }

    private static String note(Version version, Version.Metric metric) {
        Optional<String> undefined = metric.undefined().map(reason -> "undefined: " + reason);
        Optional<String> suspected = version.suspected(metric).map(reason -> "collapse suspected: " + reason);
        String best = version.aliases().contains("best-" + metric.metric()) ? "best" : "";
        return undefined.or(() -> suspected).orElse(best);
    }
}
