package crescendo.cli.upscale;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.rest.Upscaling;
import crescendo.cli.screen.Bar;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Larger pictures out of a model. */
@Command(
        name = "upscale",
        description = {
            "Make pictures larger: PNG, JPEG and WebP files, and all of them in folders.",
            "A picture that cannot be made larger is named, and the others go on; the command then fails at its end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo upscale photo.jpg -o larger --model sharp",
            "  crescendo upscale holidays cat.png -o larger --model sharp --version production --format jpeg",
            "  crescendo upscale photo.jpg -o larger --model between --alpha 0.8"
        })
public final class UpscaleCommand implements Callable<Integer> {
    private static final int TEXT = 40;

    @Mixin
    private Target target;

    @Mixin
    private UpscaleOptions how = new UpscaleOptions();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for the larger pictures.")
    private Path output;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "Its name, as crescendo models lists it.")
    private Name model;

    @Override
    public Integer call() throws IOException {
        List<Errand> errands = Errand.of(paths, output, how.ending());
        if (errands.isEmpty()) {
            throw Complaint.failed(paths + ": no PNG, JPEG or WebP file there");
        }
        Upscaling service = new Upscaling(target.running(), model, how.query());
        Screen screen = Screen.standard();
        Map<String, String> broken = new TreeMap<>();
        for (int done = 0; done < errands.size(); done++) {
            Errand errand = errands.get(done);
            show(screen, errand, done, errands.size());
            try {
                run(service, errand);
            } catch (Complaint complaint) {
                // what is wrong with all of them is told once
                if (complaint.exitCode() != ExitCode.FAILED) {
                    screen.clear();
                    throw complaint;
                }
                broken.put(errand.shown(), complaint.getMessage());
            }
        }
        screen.clear();
        return end(errands.size(), broken);
    }

    private static void run(Upscaling service, Errand errand) throws IOException {
        Files.createDirectories(errand.target().getParent());
        Path part = Files.createTempFile(errand.target().getParent(), ".upscaling", ".part");
        try {
            service.upscale(errand.picture(), part);
            Files.move(part, errand.target(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void show(Screen screen, Errand errand, int done, int all) {
        if (!target.json()) {
            int width = Math.max(8, Math.min(40, screen.columns() - TEXT));
            screen.show(
                    List.of(
                            "  %s %,d of %,d pictures".formatted(Bar.of((double) done / all, width), done, all),
                            "  " + errand.shown()),
                    "%,d of %,d pictures".formatted(done, all));
        }
    }

    private int end(int all, Map<String, String> broken) {
        if (target.json()) {
            target.printJson(Map.of("upscaled", all - broken.size(), "broken", broken));
        } else {
            broken.forEach((picture, reason) -> target.print(List.of(picture + ": " + reason)));
            target.print(List.of("%,d of %,d pictures are in %s".formatted(all - broken.size(), all, output)));
        }
        return broken.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
