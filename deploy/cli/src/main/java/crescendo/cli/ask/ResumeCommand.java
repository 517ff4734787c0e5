package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import picocli.CommandLine.Command;

/** Lets a paused job go on. */
@Command(
        name = "resume",
        description = "Let a paused job wait for a trainer again; it goes on from its state.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo resume fashion-1"})
public final class ResumeCommand extends WishCommand {
    @Override
    JsonNode ask(Registry registry, Name job) {
        return registry.resume(job);
    }

    @Override
    String answer(JobStatus now) {
        return "is resumed";
    }
}
