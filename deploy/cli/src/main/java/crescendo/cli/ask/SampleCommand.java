package crescendo.cli.ask;

import crescendo.cli.ExitCode;
import crescendo.cli.rest.Sampling;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images out of a model. */
@Command(
        name = "sample",
        description = "Write a grid of images that a model makes; equal seeds give equal images.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo sample fashion -o grid.png",
            "  crescendo sample fashion -n 100 --seed 7 --version production -o grid.png",
            "  crescendo sample fashion --label sandal -o sandals.png"
        })
public final class SampleCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "MODEL", description = "Its name, as crescendo models lists it.")
    private String model;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "64",
            description = "How many images (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the latents (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "A version or an alias (default: the newest version).")
    private Optional<String> version;

    @Option(
            names = "--label",
            paramLabel = "CLASS",
            description = "Of all images, where the model knows classes: a name or a number (default: by the seed).")
    private Optional<String> label;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The PNG to write.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Name name = Name.of("MODEL", model);
        byte[] png = new Sampling(target.running()).grid(name, version, label, count, seed);
        Optional<Path> folder = Optional.ofNullable(output.toAbsolutePath().getParent());
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        Files.write(output, png);
        if (target.json()) {
            target.printJson(Map.of("model", name, "file", output.toString(), "count", count, "seed", seed));
        } else {
            target.out().println(output + ": " + count + " samples of " + name + ", seed " + seed);
            target.out().flush();
        }
        return ExitCode.OK;
    }
}
