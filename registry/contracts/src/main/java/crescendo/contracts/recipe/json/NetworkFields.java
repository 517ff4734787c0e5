package crescendo.contracts.recipe.json;

import java.util.SortedMap;
import java.util.TreeMap;

/** The two networks, as a recipe says it. */
record NetworkFields(int latentSize, int colours, SortedMap<Integer, Integer> channels) {
    static NetworkFields read(Fields network, int resolution, Preset preset) {
        SortedMap<Integer, Integer> channels = channels(network, resolution, preset);
        int latentSize = (int) network.integer("latentSize", channels.get(4), 1, 4096);
        int colours = (int) network.integer("colours", 3, 1, 3);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        network.done();
        return new NetworkFields(latentSize, colours, channels);
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
