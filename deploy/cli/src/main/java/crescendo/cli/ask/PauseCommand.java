package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import picocli.CommandLine.Command;

/** Lets a job rest. */
@Command(
        name = "pause",
        description = {
            "Let a job rest: its trainer writes its state and is free for another job.",
            "Resumed, it goes on as if it had never rested."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo pause fashion-1"})
public final class PauseCommand extends WishCommand {
    @Override
    JsonNode ask(Registry registry, Name job) {
        return registry.pause(job);
    }

    @Override
    String answer(JobStatus now) {
        return "is " + now.shown();
    }
}
