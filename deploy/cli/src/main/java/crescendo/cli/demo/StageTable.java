package crescendo.cli.demo;

import crescendo.cli.rest.Version;
import crescendo.cli.screen.Table;
import java.util.List;

/** The metric history for people: the versions in their order, each stage named once. */
final class StageTable {
    private StageTable() {}

    static List<String> lines(List<Version> versions) {
        Table table = new Table("stage", "images", "α", "swd", "is", "±", "rarest class");
        String before = "";
        for (Version version : versions) {
            String stage = version.at().resolution() + "² " + version.at().phase();
            table.row(
                    stage.equals(before) ? "" : stage,
                    "%,d".formatted(version.at().imagesShown()),
                    "%.2f".formatted(version.at().alpha()),
                    version.shown("swd"),
                    version.shown("is"),
                    version.metric("is")
                            .map(is -> is.parts().get("deviation"))
                            .map("%.2f"::formatted)
                            .orElse(""),
                    rarest(version));
            before = stage;
        }
        return table.lines();
    }

    private static String rarest(Version version) {
        return version.metric("is").map(Version.Metric::classes).orElse(List.of()).stream()
                .min(Double::compare)
                .map(share -> "%.1f %%".formatted(100 * share))
                .orElse("");
    }
}
