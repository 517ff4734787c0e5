package crescendo.bench;

import crescendo.cli.screen.Table;
import crescendo.contracts.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a benchmark says its result: a table for people, or JSON and nothing else for programs. */
public final class Output {
    @Option(names = "--json", description = "Print the result as JSON, and nothing else.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @param value what {@code table} shows, as JSON has it */
    public void result(Table table, Object value) {
        result(table, List.of(), value);
    }

    /** @param below lines for people, under the table */
    public void result(Table table, List<String> below, Object value) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(value), StandardCharsets.UTF_8));
        } else {
            table.lines().forEach(out::println);
            below.forEach(out::println);
        }
        out.flush();
    }

    /** What is being done, on the standard error, for the person who waits. */
    public void doing(String what) {
        PrintWriter err = command.commandLine().getErr();
        err.println(what + " …");
        err.flush();
    }
}
