package crescendo.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a benchmark says, and with which exit code it ends. */
public record Spoken(int exitCode, String out, String err) {
    public static Spoken by(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Bench.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(args);
        return new Spoken(exitCode, out.toString(), err.toString());
    }
}
