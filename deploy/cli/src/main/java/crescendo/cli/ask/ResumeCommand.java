package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.contracts.Name;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a paused job go on. */
@Command(
        name = "resume",
        description = "Let a paused job wait for a trainer again; it goes on from its state.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo resume fashion-1"})
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Override
    public Integer call() {
        Name name = Name.of("JOB", job);
        JsonNode reply = target.registry().resume(name);
        if (target.json()) {
            target.printJson(reply);
        } else {
            target.print(List.of("job " + name + " is resumed"));
        }
        return ExitCode.OK;
    }
}
