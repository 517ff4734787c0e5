package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import picocli.CommandLine.Command;

/** Stops a job for good. */
@Command(
        name = "cancel",
        description = "Ask a job to stop for good; its versions stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo cancel fashion-1"})
public final class CancelCommand extends WishCommand {
    @Override
    JsonNode ask(Registry registry, Name job) {
        return registry.cancel(job);
    }

    @Override
    String answer(JobStatus now) {
        return "is " + now.shown();
    }
}
