package crescendo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The dashboard in a real browser. */
final class Dashboard implements AutoCloseable {
    private final Chromium chromium;

    private Dashboard(Chromium chromium) {
        this.chromium = chromium;
    }

    static Dashboard open(URI address) {
        return new Dashboard(Chromium.open(address));
    }

    /** How many points a metric's curve shows, once it shows any. */
    int points(String metric) {
        return pointsOf(chromium.page().getByTestId("metric-chart-" + metric));
    }

    /** How many points a chart of what the steps found shows, once it shows any. */
    int stepPoints(String kind) {
        return pointsOf(chromium.page().getByTestId("step-chart-" + kind));
    }

    private static int pointsOf(Locator chart) {
        PlaywrightAssertions.assertThat(chart).hasAttribute("data-points", Pattern.compile("[1-9][0-9]*"));
        return Integer.parseInt(chart.getAttribute("data-points"));
    }

    void screenshot(Path file) {
        chromium.screenshot(file);
    }

    /** What the browser's console complained about. */
    List<String> errors() {
        return chromium.errors();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
