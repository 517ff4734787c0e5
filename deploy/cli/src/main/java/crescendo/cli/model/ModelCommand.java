package crescendo.cli.model;

import crescendo.cli.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands about models that were not trained here. */
@Command(
        name = "model",
        description = "Bring a model that was trained elsewhere.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ImportCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo model import realesrgan.onnx --kind upscaler --name sharp",
            "  crescendo model import dcgan.onnx --kind generator --name faces"
        })
public final class ModelCommand {
    @Mixin
    private Common common;
}
