package crescendo.trainer.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many channels the feature maps of each resolution have. */
public record ChannelPlan(SortedMap<Integer, Integer> byResolution) {
    public ChannelPlan {
        if (byResolution.isEmpty()) throw new IllegalArgumentException("channels must name at least resolution 4");
        int next = Resolution.LOWEST;
        for (Map.Entry<Integer, Integer> entry : byResolution.entrySet()) {
            Resolution.checked(entry.getKey());
            if (entry.getKey() != next)
                throw new IllegalArgumentException(
                        "channels must name every resolution from 4 up: " + next + " is missing");
            if (entry.getValue() < 1)
                throw new IllegalArgumentException(
                        "channels at " + entry.getKey() + " must be at least 1, not " + entry.getValue());
            next *= 2;
        }
        byResolution = Collections.unmodifiableSortedMap(new TreeMap<>(byResolution));
    }

    /** Karras et al. 2018: min(base / 2^(s−1), max) channels at resolution 2^s, up to {@code highest}. */
    public static ChannelPlan capped(int base, int max, int highest) {
        TreeMap<Integer, Integer> channels = new TreeMap<>();
        for (int resolution = Resolution.LOWEST; resolution <= Resolution.checked(highest); resolution *= 2)
            channels.put(resolution, Math.min(base * 2 / resolution, max));
        return new ChannelPlan(channels);
    }

    /** The channels of each resolution in turn, from 4 up: {@code of(64, 64, 48)} grows to 16. */
    public static ChannelPlan of(int... channels) {
        TreeMap<Integer, Integer> plan = new TreeMap<>();
        for (int i = 0; i < channels.length; i++) plan.put(Resolution.LOWEST << i, channels[i]);
        return new ChannelPlan(plan);
    }

    public int at(int resolution) {
        Integer channels = byResolution.get(Resolution.checked(resolution));
        if (channels == null)
            throw new IllegalArgumentException(
                    "no channels are planned at " + resolution + "; the plan ends at " + highest());
        return channels;
    }

    /** The resolution the network grows to. */
    public int highest() {
        return byResolution.lastKey();
    }
}
