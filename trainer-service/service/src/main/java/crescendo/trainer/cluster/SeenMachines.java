package crescendo.trainer.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.DeviceSpec;
import org.tensorflow.DeviceSpec.DeviceType;

/**
 * The devices of one kind on the machines of a cluster.
 *
 * @param devices   each machine's first before any's second, the chief before the members
 * @param shareable whether one may hold several towers: processors may
 */
record SeenMachines(List<DeviceSpec> devices, boolean shareable) {
    private static final Pattern NAME = Pattern.compile("/job:(\\w+)/replica:0/task:(\\d+)/device:(\\w+):(\\d+)");

    SeenMachines {
        devices = List.copyOf(devices);
    }

    /** @param names as TensorFlow lists them, of every kind */
    static SeenMachines of(DeviceType kind, List<String> names) {
        List<DeviceSpec> devices = names.stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .filter(name -> name.group(3).equals(kind.toString()))
                .sorted(Comparator.comparing((Matcher name) -> Integer.parseInt(name.group(4)))
                        .thenComparing(name -> !name.group(1).equals(Cluster.CHIEF))
                        .thenComparing(name -> Integer.parseInt(name.group(2))))
                .map(name -> DeviceSpec.newBuilder()
                        .job(name.group(1))
                        .task(Integer.parseInt(name.group(2)))
                        .deviceType(kind)
                        .deviceIndex(Integer.parseInt(name.group(4)))
                        .build())
                .toList();
        if (devices.isEmpty())
            throw new IllegalArgumentException("TensorFlow sees no " + kind + " on any machine of the cluster");
        return new SeenMachines(devices, kind == DeviceType.CPU);
    }
}
