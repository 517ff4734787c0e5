package crescendo.cli.ask;

import crescendo.cli.ExitCode;
import crescendo.contracts.Name;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops a job for good. */
@Command(
        name = "cancel",
        description = "Ask a job to stop for good; its versions stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo cancel fashion-1"})
public final class CancelCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Override
    public Integer call() {
        Name name = Name.of("JOB", job);
        target.registry().cancel(name);
        if (target.json()) {
            target.printJson(Map.of("job", name, "cancelAsked", true));
        } else {
            target.out().println("job " + name + " is asked to stop");
            target.out().flush();
        }
        return ExitCode.OK;
    }
}
