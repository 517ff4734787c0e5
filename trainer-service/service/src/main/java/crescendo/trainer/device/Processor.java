package crescendo.trainer.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the processor can do.
 *
 * @param features as Linux names them, such as {@code avx512_bf16}
 */
public record Processor(Set<String> features) {
    private static final Path TOLD = Path.of("/proc/cpuinfo");
    private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16", "bf16");

    public Processor {
        features = Set.copyOf(features);
    }

    /** The one of this machine; where Linux does not tell, one without any features. */
    public static Processor here() {
        try {
            return Files.isReadable(TOLD) ? of(Files.readAllLines(TOLD)) : new Processor(Set.of());
        } catch (IOException e) {
            return new Processor(Set.of());
        }
    }

    /** @param lines as in Linux' {@code /proc/cpuinfo}: what every core has */
    static Processor of(List<String> lines) {
        List<Set<String>> cores = lines.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .map(line -> Stream.of(
                                line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                        .collect(Collectors.toSet()))
                .toList();
        return new Processor(cores.stream()
                .reduce((a, b) -> a.stream().filter(b::contains).collect(Collectors.toSet()))
                .orElse(Set.of()));
    }

    /** Whether it multiplies bfloat16 by itself, faster than float32. */
    public boolean hasBfloat16() {
        return BFLOAT16.stream().anyMatch(features::contains);
    }
}
