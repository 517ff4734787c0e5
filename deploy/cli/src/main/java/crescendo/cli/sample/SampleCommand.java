package crescendo.cli.sample;

import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.ask.Target;
import crescendo.cli.rest.Sampling;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images out of a model. */
@Command(
        name = "sample",
        description = {
            "Write images that a model makes; equal seeds give equal images.",
            "The file's name says in which form: .png is one grid of all, .zip a PNG each, .apng and .gif move, .npy and"
                    + " .safetensors are arrays, .bin is bare bytes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo sample fashion -o grid.png",
            "  crescendo sample fashion -n 100 --seed 7 --truncation 0.7 --version production -o grid.png",
            "  crescendo sample fashion --label sandal -o sandals.zip",
            "  crescendo sample fashion -n 8 --sweep 3:-3:3 -o variable-3.png",
            "  crescendo sample fashion -n 72 --interpolate spherical --stops 6 --loop -o loop.gif"
        })
public final class SampleCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "MODEL", description = "Its name, as crescendo models lists it.")
    private String model;

    @Mixin
    private SampleOptions options;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Name name = Named.of("MODEL", model);
        Map<String, Object> body = new LinkedHashMap<>(options.body());
        body.put("format", SampleFile.format(output));
        byte[] content = new Sampling(target.running()).samples(name, body);
        SampleFile.write(output, content);
        if (target.json()) {
            target.printJson(
                    Map.of("model", name, "file", output.toString(), "count", options.count(), "seed", options.seed()));
        } else {
            target.out().println(output + ": " + options.count() + " samples of " + name + ", seed " + options.seed());
            target.out().flush();
        }
        return ExitCode.OK;
    }
}
