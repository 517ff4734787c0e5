package crescendo.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A job, what somebody wishes of it, and how it stands then. */
abstract class WishCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(index = "0", paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private Name job;

    @Override
    public final Integer call() {
        JsonNode reply = ask(target.registry(), job);
        if (target.json()) {
            target.printJson(reply);
        } else {
            target.print(List.of("job " + job + " " + answer(JobStatus.of(reply))));
        }
        return ExitCode.OK;
    }

    /** @return the job, as the registry tells of it */
    abstract JsonNode ask(Registry registry, Name job);

    /** What is true of the job now, to be read after its name. */
    abstract String answer(JobStatus now);
}
