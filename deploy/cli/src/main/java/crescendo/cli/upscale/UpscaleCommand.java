package crescendo.cli.upscale;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.rest.Upscaling;
import crescendo.cli.rest.Upscaling.Tiles;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
            "What cannot be read or made larger is named, and the others go on; the command then fails at its end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo upscale photo.jpg -o larger",
            "  crescendo upscale holidays cat.png -o larger --model sharp --version production --format jpeg",
            "  crescendo upscale photo.jpg -o larger --model between --alpha 0.8"
        })
public final class UpscaleCommand implements Callable<Integer> {
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
            description = "Its name, as crescendo models lists it (default: the only upscaler that is served).")
    private Optional<Name> model = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Errands errands = Errands.of(paths, output, how.ending());
        List<Errand> all = errands.all();
        if (all.isEmpty() && errands.unreadable().isEmpty()) {
            throw Complaint.failed(paths + ": no PNG, JPEG or WebP file there");
        }
        Map<String, String> broken = new TreeMap<>(errands.unreadable());
        Name chosen = model.orElseGet(() -> Upscaling.only(target.running()));
        Upscaling service = new Upscaling(target.running(), chosen, how.query());
        Screen screen = Screen.standard();
        Board board = new Board(screen, all.size());
        int made = 0;
        for (int done = 0; done < all.size(); done++) {
            Errand errand = all.get(done);
            try {
                run(service, errand, board, done);
                made++;
            } catch (Complaint complaint) {
                // what is wrong with all of them is told once, after what became of those before
                if (complaint.exitCode() != ExitCode.FAILED) {
                    screen.clear();
                    if (made > 0 || !broken.isEmpty()) {
                        tell(made, all.size(), broken);
                    }
                    throw complaint;
                }
                broken.put(errand.shown(), complaint.getMessage());
            } catch (IOException fault) {
                broken.put(errand.shown(), errand.target() + " cannot be written: " + reason(fault));
            }
        }
        screen.clear();
        tell(made, all.size(), broken);
        return broken.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void run(Upscaling service, Errand errand, Board board, int done) throws IOException {
        Files.createDirectories(errand.target().getParent());
        Name name = Name.of(UUID.randomUUID().toString());
        show(board, errand, done, Optional.empty());
        Watch<Optional<Tiles>> watch =
                new Watch<>(() -> service.progress(name), tiles -> show(board, errand, done, tiles));
        try (Part part = Part.of(errand.target(), name)) {
            service.upscale(errand.picture(), name, part.path());
            part.become(errand.target());
        } finally {
            watch.close();
        }
    }

    private static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "access is denied";
        }
        return fault instanceof FileAlreadyExistsException there ? there.getFile() + " is no folder" : fault.toString();
    }

    private void show(Board board, Errand errand, int done, Optional<Tiles> tiles) {
        if (!target.json()) {
            board.show(done, errand, tiles);
        }
    }

    private void tell(int made, int all, Map<String, String> broken) {
        if (target.json()) {
            target.printJson(Map.of("upscaled", made, "broken", broken));
        } else {
            broken.forEach((picture, reason) -> target.print(List.of(picture + ": " + reason)));
            target.print(List.of("%,d of %,d pictures are in %s".formatted(made, all, output)));
        }
    }
}
