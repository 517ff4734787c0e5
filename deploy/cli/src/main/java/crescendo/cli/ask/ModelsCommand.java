package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.rest.Version;
import crescendo.cli.screen.Table;
import crescendo.contracts.Name;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What there is to sample from. */
@Command(
        name = "models",
        description = "List the models, or the versions of one.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo models", "  crescendo models fashion", "  crescendo models fashion --json"})
public final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "Its name; all models where it is left out.")
    private Optional<String> model;

    @Override
    public Integer call() {
        Optional<Name> name = model.map(text -> Named.of("MODEL", text));
        if (target.json()) {
            String path = name.map(m -> "/v1/models/" + m + "/versions").orElse("/v1/models");
            target.printJson(target.registry().raw(path));
        } else if (name.isPresent()) {
            target.print(versions(name.get(), target.registry().versions(name.get())));
        } else {
            target.print(models(target.registry().raw("/v1/models").path("models")));
        }
        return ExitCode.OK;
    }

    private static List<String> models(JsonNode models) {
        if (models.isEmpty()) {
            return List.of("no models yet; train one with crescendo train");
        }
        Table table = new Table("model", "family", "versions", "resolution", "images", "latest", "aliases");
        models.forEach(model -> table.row(
                model.path("model").asText(),
                model.path("family").asText(),
                model.path("versions").asInt(),
                model.path("at").path("resolution").asInt(),
                model.path("at").path("imagesShown").asLong(),
                model.path("latest").asText(),
                aliases(model.path("aliases"))));
        return table.lines();
    }

    private static String aliases(JsonNode aliases) {
        List<String> names = new ArrayList<>();
        aliases.fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    /** The versions whose weights its run started from, or that it lies between. */
    private static String parents(Version version) {
        Lineage lineage = version.manifest().lineage();
        return lineage.parents().stream().map(VersionRef::toString).collect(Collectors.joining(", "))
                + lineage.alpha()
                        .map(alpha -> " at " + Interpolation.shown(alpha))
                        .orElse("");
    }

    static List<String> versions(Name model, List<Version> versions) {
        if (versions.isEmpty()) {
            throw new Complaint(ExitCode.NOT_FOUND, "there is no model " + model + ", or it has no version yet");
        }
        Table table =
                new Table("version", "images", "resolution", "phase", "α", "swd", "is", "aliases", "from", "note");
        versions.forEach(version -> table.row(
                version.name(),
                version.at().imagesShown(),
                version.at().resolution(),
                version.at().phase(),
                "%.2f".formatted(version.at().alpha()),
                version.shown("swd"),
                version.shown("is"),
                String.join(", ", version.aliases()),
                parents(version),
                note(version)));
        return table.lines();
    }

    private static String note(Version version) {
        Stream<String> suspected = version.suspicions().stream().limit(1).map(any -> "collapse suspected");
        Stream<String> refused = version.refused().stream().map(reason -> "not served: " + reason);
        return Stream.concat(suspected, refused).collect(Collectors.joining("; "));
    }
}
