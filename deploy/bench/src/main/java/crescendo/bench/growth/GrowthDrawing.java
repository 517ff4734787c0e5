package crescendo.bench.growth;

import crescendo.bench.Figure;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Images shown over time, both curves: what was trained as a line, what is expected from there dashed. */
record GrowthDrawing(List<Step> growing, List<Step> full, GrowthFigures figures) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 50;
    private static final int TICKS = 5;
    private static final String GROWING = "#1f6f8b";
    private static final String FULL = "#c8553d";

    String svg() {
        List<String> parts = new ArrayList<>();
        parts.add(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>")
                .formatted(WIDTH, HEIGHT));
        axes(parts);
        stages(parts);
        parts.add(line(points(growing), GROWING, ""));
        parts.add(line(points(full), FULL, ""));
        Step reached = full.get(full.size() - 1);
        if (reached.imagesShown() < figures.images()) {
            String from = point(reached.seconds(), reached.imagesShown());
            parts.add(line(
                    from + " " + point(figures.fullSizeSecondsToEnd(), figures.images()),
                    FULL,
                    " stroke-dasharray=\"5 4\""));
        }
        parts.add(text(LEFT, 20, "start", GROWING, "growing: " + Figure.of(figures.growingSeconds()) + " s"));
        String how = reached.imagesShown() < figures.images() ? ", dashed as its median step goes on" : "";
        parts.add(text(
                LEFT,
                38,
                "start",
                FULL,
                "at full size from the start: " + Figure.of(figures.fullSizeSecondsToEnd()) + " s" + how));
        parts.add("</svg>");
        return String.join("\n", parts) + "\n";
    }

    private void axes(List<String> parts) {
        for (int i = 0; i <= TICKS; i++) {
            double seconds = lastSecond() * i / TICKS;
            double images = (double) figures.images() * i / TICKS;
            parts.add(rule(x(seconds), TOP, x(seconds), HEIGHT - BOTTOM));
            parts.add(rule(LEFT, y(images), WIDTH - RIGHT, y(images)));
            parts.add(
                    text(x(seconds), HEIGHT - BOTTOM + 16, "middle", "#444", seconds == 0 ? "0" : Figure.of(seconds)));
            parts.add(text(LEFT - 6, y(images) + 4, "end", "#444", String.format(Locale.ROOT, "%,.0f", images)));
        }
        parts.add(text(WIDTH / 2.0, HEIGHT - 12, "middle", "#444", "seconds"));
        parts.add(text(LEFT - 6, TOP - 10, "end", "#444", "images"));
    }

    /** Where each resolution begins. */
    private void stages(List<String> parts) {
        int resolution = 0;
        double seconds = 0;
        long shown = 0;
        for (Step step : growing) {
            if (step.resolution() != resolution) {
                resolution = step.resolution();
                parts.add("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>"
                        .formatted(number(x(seconds)), number(y(shown)), GROWING));
                parts.add(text(x(seconds) + 7, y(shown) - 4, "start", GROWING, resolution + "²"));
            }
            seconds = step.seconds();
            shown = step.imagesShown();
        }
    }

    private String points(List<Step> steps) {
        return point(0, 0) + " "
                + steps.stream()
                        .map(step -> point(step.seconds(), step.imagesShown()))
                        .collect(Collectors.joining(" "));
    }

    private String point(double seconds, double images) {
        return number(x(seconds)) + "," + number(y(images));
    }

    private static String line(String points, String colour, String more) {
        return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>"
                .formatted(points, colour, more);
    }

    private static String rule(double x1, double y1, double x2, double y2) {
        return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2));
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, colour, text);
    }

    private double lastSecond() {
        return Math.max(figures.growingSeconds(), figures.fullSizeSecondsToEnd());
    }

    private double x(double seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * seconds / lastSecond();
    }

    private double y(double images) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * images / figures.images();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
