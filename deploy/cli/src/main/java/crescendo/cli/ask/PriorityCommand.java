package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.contracts.Name;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes when a job is taken. */
@Command(
        name = "priority",
        description = {
            "Change a job's priority: of the jobs that wait, those of the highest are taken first.",
            "A job that runs is not stopped for a higher one."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo priority fashion-1 10", "  crescendo priority fashion-1 -10"})
public final class PriorityCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(index = "0", paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Parameters(
            index = "1",
            paramLabel = "N",
            description = "From -100 to 100; a job has 0 where its recipe does not say.")
    private int priority;

    @Override
    public Integer call() {
        Name name = Name.of("JOB", job);
        JsonNode reply = target.registry().priority(name, priority);
        if (target.json()) {
            target.printJson(reply);
        } else {
            target.print(List.of("job " + name + " has priority " + priority));
        }
        return ExitCode.OK;
    }
}
