package crescendo.cli.progress;

import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.step.Split;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step found and took, as people read it; what a trainer does not tell is left out. */
final class FiguresView {
    private static final String BETWEEN = "  ·  ";

    private FiguresView() {}

    static List<String> block(TrainingProgress at) {
        List<String> lines = new ArrayList<>();
        line("losses", Stream.of(group(at, "losses"), named("scores", group(at, "scores"))), lines);
        Stream<String> others = Stream.of(
                group(at, "gradients"),
                named("penalty", single(at, "penalty")),
                named("accuracy", single(at, "accuracy")),
                named("learning rate", rate(at)));
        line(group(at, "gradients").isEmpty() ? "" : "gradients", others, lines);
        Stream<String> cost = Stream.of(
                at.split().map(FiguresView::shares).orElse(""),
                at.memoryMiB().map("%,.0f MiB"::formatted).orElse(""));
        line("time", cost, lines);
        return lines;
    }

    /** The losses alone, as a part of a line. */
    static String losses(TrainingProgress at) {
        return named("losses", group(at, "losses"));
    }

    private static void line(String label, Stream<String> parts, List<String> lines) {
        String text = parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(BETWEEN));
        if (!text.isEmpty()) {
            lines.add("  %-11s %s".formatted(label, text));
        }
    }

    private static String named(String name, String text) {
        return text.isEmpty() ? "" : name + " " + text;
    }

    /** Such as {@code discriminator 0.61, generator 1.50}. */
    private static String group(TrainingProgress at, String group) {
        Map<String, Double> members = new TreeMap<>();
        at.figures().forEach((name, figure) -> {
            if (name.startsWith(group + "/")) {
                members.put(name.substring(group.length() + 1), figure);
            }
        });
        return members.entrySet().stream()
                .map(member -> member.getKey() + " " + number(member.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String single(TrainingProgress at, String name) {
        Double figure = at.figures().get(name);
        return figure == null ? "" : number(figure);
    }

    /** One number where all networks learn at the same rate. */
    private static String rate(TrainingProgress at) {
        TreeSet<Double> rates = new TreeSet<>();
        at.figures().forEach((name, figure) -> {
            if (name.startsWith("learningRate/")) {
                rates.add(figure);
            }
        });
        return rates.size() == 1 ? number(rates.first()) : group(at, "learningRate");
    }

    private static String shares(Split split) {
        double total = Math.max(split.total(), Double.MIN_NORMAL);
        return "data %.0f %%, step %.0f %%, state %.0f %%"
                .formatted(100 * split.data() / total, 100 * split.step() / total, 100 * split.state() / total);
    }

    /** Two digits or three. */
    static String number(double figure) {
        double size = Math.abs(figure);
        if (size >= 100) {
            return "%,.0f".formatted(figure);
        }
        if (size >= 10) {
            return "%.1f".formatted(figure);
        }
        return size >= 0.1
                ? "%.2f".formatted(figure)
                : new BigDecimal(figure)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
