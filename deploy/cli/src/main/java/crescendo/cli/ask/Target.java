package crescendo.cli.ask;

import crescendo.cli.Common;
import crescendo.cli.rest.Registry;
import crescendo.cli.up.Running;
import crescendo.contracts.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes that asks: where Crescendo runs, and how to answer. */
public final class Target {
    @Mixin
    private Common common;

    @Option(names = "--json", description = "Answer in JSON, for programs.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    public Running running() {
        return Running.find(common.data(), System.getenv());
    }

    public Registry registry() {
        return new Registry(running());
    }

    /** The checkout that the launcher lies in. */
    public Path home() {
        return common.home();
    }

    public boolean json() {
        return json;
    }

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    public void print(Iterable<String> lines) {
        lines.forEach(out()::println);
        out().flush();
    }

    /** What is being done, on the standard error, for the person who waits. */
    public void doing(String what) {
        command.commandLine().getErr().println(what + " …");
        command.commandLine().getErr().flush();
    }

    public void printJson(Object value) {
        out().println(Json.pretty(value));
        out().flush();
    }
}
