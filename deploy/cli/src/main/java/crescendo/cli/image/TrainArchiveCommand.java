package crescendo.cli.image;

import crescendo.cli.Common;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the image's build runs; it needs no container. */
@Command(
        name = "train-archive",
        description = {
            "Run the inference service of an image's folder with a broker, a store and a tiny generator of its own, ask it"
                    + " for samples, end it, and keep the classes that it had loaded. From then on it starts with them.",
            "The archive holds for the Java that this command runs on, and for these very files in this very folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo image inference", "  crescendo image train-archive --app target/images/inference/app"})
final class TrainArchiveCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Option(names = "--app", required = true, paramLabel = "DIR", description = "The folder app of an image.")
    private Path app;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AppFolder folder = new AppFolder(app.toAbsolutePath().normalize());
        if (!Files.isRegularFile(folder.folder().resolve(AppFolder.FLAGS))) {
            throw Complaint.usage(
                    "--app: " + app + " has no file flags; use the folder app that crescendo image makes");
        }
        ClassArchive archive = ClassArchive.train(folder, JavaHome.own());
        Path file = folder.folder().resolve(archive.file());
        Screen.standard().say(app.resolve(archive.file()) + " holds " + (Files.size(file) >> 20) + " MiB of classes");
        return ExitCode.OK;
    }
}
