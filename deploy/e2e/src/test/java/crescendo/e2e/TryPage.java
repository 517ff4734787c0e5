package crescendo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The page on which one tries a model, in a real browser. */
final class TryPage implements AutoCloseable {
    private static final String BYTES =
            "async image => { await image.decode(); const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());"
                    + " return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(''); }";

    private final Chromium chromium;

    private TryPage(Chromium chromium) {
        this.chromium = chromium;
    }

    static TryPage open(URI address) {
        return new TryPage(Chromium.open(address));
    }

    void choose(String model) {
        chromium.page().getByTestId("model").selectOption(model);
    }

    void count(int images) {
        chromium.page().getByTestId("count").selectOption(String.valueOf(images));
    }

    /** Moves a slider: {@code seed}, {@code truncation} or {@code value}. */
    void move(String slider, double value) {
        chromium.page().getByTestId(slider).fill(String.valueOf(value).replaceFirst("\\.0$", ""));
    }

    /** Does something, and gives the picture that is shown once all is done, as bytes in hexadecimal. */
    String pictureAfter(Runnable step) {
        Locator samples = chromium.page().getByTestId("samples");
        PlaywrightAssertions.assertThat(samples).hasAttribute("data-busy", "false");
        step.run();
        PlaywrightAssertions.assertThat(samples).hasAttribute("data-busy", "false");
        return (String) samples.evaluate(BYTES);
    }

    /** Of the picture that is shown. */
    int width() {
        return ((Number) chromium.page().getByTestId("samples").evaluate("image => image.naturalWidth")).intValue();
    }

    /** Has a picture made larger by the first upscaler there is, and waits until both are shown. */
    void upscale(Path picture) {
        chromium.page().getByTestId("picture").setInputFiles(picture);
        PlaywrightAssertions.assertThat(chromium.page().getByTestId("comparison"))
                .isVisible();
    }

    /** Has a picture made larger that will not do, and waits until that is told in sight. */
    String refused(Path picture) {
        chromium.page().getByTestId("picture").setInputFiles(picture);
        Locator fault = chromium.page().getByTestId("fault");
        PlaywrightAssertions.assertThat(fault).isVisible();
        PlaywrightAssertions.assertThat(fault).isInViewport();
        return fault.textContent();
    }

    boolean compares() {
        return chromium.page().getByTestId("comparison").isVisible();
    }

    /** From now on it is seen on a telephone, by whoever is where pictures are chosen. */
    void onATelephone() {
        chromium.page().setViewportSize(360, 640);
        chromium.page().getByTestId("picture").scrollIntoViewIfNeeded();
    }

    /** Columns that stand out of what is seen. */
    int beyond() {
        return ((Number) chromium.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** The upscaled picture as it was sent: its file, as bytes in hexadecimal. */
    String upscaled() {
        return (String) chromium.page().getByTestId("after").evaluate(BYTES);
    }

    /** What is told of the upscaled picture. */
    String told() {
        return chromium.page().getByTestId("upscaled-told").textContent();
    }

    /** What is seen of before and after, divided so far from the left, in percent. */
    BufferedImage dividedAt(int percent) {
        move("divider", percent);
        Locator comparison = chromium.page().getByTestId("before");
        try {
            return ImageIO.read(new ByteArrayInputStream(comparison.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void screenshot(Path file) {
        chromium.screenshot(file);
    }

    List<String> errors() {
        return chromium.errors();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
