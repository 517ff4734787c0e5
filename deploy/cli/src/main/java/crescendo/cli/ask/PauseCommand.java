package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.rest.JobStatus;
import crescendo.contracts.Name;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a job rest. */
@Command(
        name = "pause",
        description = {
            "Let a job rest: its trainer writes its state and is free for another job.",
            "Resumed, it goes on as if it had never rested."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo pause fashion-1"})
public final class PauseCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Override
    public Integer call() {
        Name name = Name.of("JOB", job);
        JsonNode reply = target.registry().pause(name);
        if (target.json()) {
            target.printJson(reply);
        } else {
            target.print(List.of("job " + name + " is " + JobStatus.of(reply).shown()));
        }
        return ExitCode.OK;
    }
}
