package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two networks, as a recipe says it. */
record NetworkFields(
        int latentSize,
        int colours,
        BaseShape baseShape,
        SortedMap<Integer, Integer> channels,
        Conditioning conditioning) {
    static NetworkFields read(Fields network, int resolution, Preset preset) {
        SortedMap<Integer, Integer> channels = channels(network, resolution, preset);
        int latentSize = (int) network.integer("latentSize", channels.get(4), 1, 4096);
        int colours = (int) network.integer("colours", 3, 1, 3);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        BaseShape baseShape = baseShape(network);
        Conditioning conditioning = network.chosen("conditioning", Conditioning.NONE);
        network.done();
        return new NetworkFields(latentSize, colours, baseShape, channels, conditioning);
    }

    private static BaseShape baseShape(Fields network) {
        List<Integer> sides = network.integers("baseShape", BaseShape.SQUARE.sides(), 2, 4);
        if (sides.size() != 2 || !sides.contains(4)) {
            network.fault(
                    "baseShape",
                    sides + " is not allowed",
                    "use [height, width], of which the longer is 4 and the shorter 2, 3 or 4");
            return BaseShape.SQUARE;
        }
        return new BaseShape(sides.get(0), sides.get(1));
    }

    private static SortedMap<Integer, Integer> channels(Fields network, int resolution, Preset preset) {
        long base = network.integer("fmapBase", preset.fmapBase().apply(resolution), 16, 1 << 20);
        long max = network.integer("fmapMax", preset.fmapMax(), 1, 4096);
        if (network.has("channels") && (network.has("fmapBase") || network.has("fmapMax"))) {
            network.fault("channels", "given beside fmapBase or fmapMax", "use the one or the other");
        }
        SortedMap<Integer, Integer> channels = new TreeMap<>();
        network.byResolution(
                        "channels",
                        Fields.powersOfTwo(4, resolution),
                        r -> Math.max(1, Math.min(2 * base / r, max)),
                        1,
                        4096)
                .forEach((r, n) -> channels.put(r, n.intValue()));
        return channels;
    }
}
