package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import picocli.CommandLine.Command;
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
public final class PriorityCommand extends WishCommand {
    @Parameters(
            index = "1",
            paramLabel = "N",
            description = "From -100 to 100; a job has 0 where its recipe does not say.")
    private int priority;

    @Override
    JsonNode ask(Registry registry, Name job) {
        return registry.priority(job, priority);
    }

    @Override
    String answer(JobStatus now) {
        return "has priority " + priority;
    }
}
