package crescendo.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The dashboard in a real browser. A test that wants one is skipped where there is no Chromium, and says so. */
final class Dashboard implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Page page;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Dashboard(Path chromium, URI address) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setChromiumSandbox(false)
                        .setArgs(FLAGS));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(errors::add);
        page.navigate(address.toString());
    }

    static Dashboard open(URI address) {
        Optional<Path> chromium = Stream.of(
                        System.getenv("CRESCENDO_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on this machine: the dashboard was not looked at");
        return new Dashboard(chromium.orElseThrow(), address);
    }

    /** How many points a metric's curve shows, once it shows any. */
    int points(String metric) {
        return pointsOf(page.getByTestId("metric-chart-" + metric));
    }

    /** How many points a chart of what the steps found shows, once it shows any. */
    int stepPoints(String kind) {
        return pointsOf(page.getByTestId("step-chart-" + kind));
    }

    private static int pointsOf(Locator chart) {
        PlaywrightAssertions.assertThat(chart).hasAttribute("data-points", Pattern.compile("[1-9][0-9]*"));
        return Integer.parseInt(chart.getAttribute("data-points"));
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** What the browser's console complained about. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
