package crescendo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Only described here: the launcher runs the tests itself, since they build this very program. */
@Command(
        name = "verify",
        description = "Run the whole test suite; its last line says how many tests passed, failed and were skipped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo verify", "  crescendo verify --with-minio"})
final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--with-minio",
            description = "Build a real MinIO server with Go, and run the tests of the store against it as well.")
    private boolean withMinio;

    @Override
    public Integer call() {
        throw Complaint.usage("verify is run by the launcher; start it as ./crescendo verify");
    }
}
