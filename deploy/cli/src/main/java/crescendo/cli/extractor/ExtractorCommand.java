package crescendo.cli.extractor;

import crescendo.cli.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands about extractors. */
@Command(
        name = "extractor",
        description =
                "Bring what tells classes and gives features: the extractor of inception score and Fréchet distance.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ImportCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo extractor import inception.onnx --preset inception-v3-fid",
            "  crescendo extractor import vgg19.safetensors --preset vgg19"
        })
public final class ExtractorCommand {
    @Mixin
    private Common common;
}
