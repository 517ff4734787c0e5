package crescendo.cli.dataset;

import crescendo.cli.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands about data sets. */
@Command(
        name = "dataset",
        description = "Import images, and list what there is.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImportCommand.class, ListCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo dataset import shirts ~/pictures/shirts", "  crescendo dataset list"})
public final class DatasetCommand {
    @Mixin
    private Common common;
}
