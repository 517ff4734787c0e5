package crescendo.cli.dataset;

import crescendo.client.dataset.source.Background;
import crescendo.client.dataset.source.Layout;
import crescendo.client.dataset.source.Reading;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How files of images are read, for all commands that read some. */
public final class ReadingOptions {
    @Option(
            names = "--background",
            paramLabel = "COLOUR",
            description = "What transparent parts of pictures are laid over: black, white or one such as #8040ff"
                    + " (default: black).")
    private Optional<String> background;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "Of a .npy file whose shape may mean both: nhwc, colours last, or nchw.")
    private Optional<String> layout;

    /** @throws IllegalArgumentException that names the option and what is allowed */
    public Reading given() {
        return Reading.USUAL
                .over(background.map(text -> named(text, Background::parse)).orElse(Background.BLACK))
                .in(layout.map(text -> named(text, Layout::parse)));
    }

    static <T> T named(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + e.getMessage(), e);
        }
    }
}
