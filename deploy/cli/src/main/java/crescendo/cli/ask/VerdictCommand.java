package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says that a job has collapsed. */
@Command(
        name = "verdict",
        description = {
            "Say that a job has collapsed, where its own guard does not see it: it goes back to a version before, or stops,"
                    + " as guard.action of its recipe says.",
            "The verdict is an entry of the job's log, and its trainer obeys at the next one. A job whose guard has no"
                    + " action takes none."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo verdict fashion-1 --from fid --reason \"it has doubled\"",
            "  crescendo verdict fashion-1 --from eyes --reason \"all shirts\" --version 000128000-1a2b3c4d"
        })
public final class VerdictCommand extends WishCommand {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "WHO",
            description = "Who says so, such as a metric's name.")
    private String from;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "To be recorded with what is done.")
    private String reason;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description =
                    "The first that has collapsed: the job goes back to one before it (default: the job as it stands).")
    private Optional<Name> version;

    @Override
    JsonNode ask(Registry registry, Name job) {
        return registry.verdict(job, from, reason, version);
    }

    @Override
    String answer(JobStatus now) {
        return "is " + now.shown() + " and obeys the verdict of " + from + " at its next entry";
    }
}
