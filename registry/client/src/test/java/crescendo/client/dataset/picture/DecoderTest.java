package crescendo.client.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.dataset.source.Background;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final Background ORANGE = Background.parse("#ff8000");

    private static int[] values(byte[] file, Background background) throws BrokenImage {
        RawImage image = Decoder.decode(file, Reading.USUAL.over(background));
        return IntStream.range(0, image.pixels().length)
                .map(i -> image.pixels()[i] & 0xff)
                .toArray();
    }

    @Test
    void sixteenBitsOfGreyAreRoundedToEight() throws BrokenImage {
        byte[] file = new MadePng(MadePng.GREY, 16, 5, 1).row(2, 0, 128, 129, 257 * 200 + 128, 65535);

        // 128/257 is just below one half, 129/257 just above
        assertThat(values(file, Background.BLACK)).containsExactly(0, 0, 1, 200, 255);
    }

    @Test
    void sixteenBitsOfRgbAreRoundedToEight() throws BrokenImage {
        byte[] file = new MadePng(MadePng.RGB, 16, 2, 1).row(2, 257, 257 * 2 + 128, 257 * 2 + 129, 65535, 0, 65534);

        assertThat(values(file, Background.BLACK)).containsExactly(1, 2, 3, 255, 0, 255);
    }

    @Test
    void sixteenBitsWithAlphaAreLaidOverTheBackgroundBeforeTheyAreRounded() throws BrokenImage {
        byte[] file = new MadePng(MadePng.RGBA, 16, 1, 1).row(2, 65535, 0, 32768, 32768);

        assertThat(values(file, Background.BLACK)).containsExactly(128, 0, 64);
        assertThat(values(file, Background.WHITE)).containsExactly(255, 127, 191);
    }

    @Test
    void aPaletteBecomesItsColoursAndItsTransparentEntriesTheBackground() throws BrokenImage {
        byte[] file = new MadePng(MadePng.PALETTE, 8, 3, 1)
                .chunk("PLTE", MadePng.numbers(1, 10, 20, 30, 200, 100, 50, 7, 8, 9))
                .chunk("tRNS", MadePng.numbers(1, 255, 0, 51))
                .row(1, 0, 1, 2);

        assertThat(values(file, ORANGE)).containsExactly(10, 20, 30, 255, 128, 0, 205, 104, 2);
    }

    @Test
    void paletteEntriesOfTwoBitsAreUnpacked() throws BrokenImage {
        byte[] file = new MadePng(MadePng.PALETTE, 2, 4, 1)
                .chunk("PLTE", MadePng.numbers(1, 0, 0, 1, 0, 2, 0, 3, 0, 0, 4, 5, 6))
                .row(1, 0b00_01_10_11);

        assertThat(values(file, Background.BLACK)).containsExactly(0, 0, 1, 0, 2, 0, 3, 0, 0, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fewBitsOfGreySpanTheWholeRange(int depth) throws BrokenImage {
        byte[] file = new MadePng(MadePng.GREY, depth, 2, 1).row(1, ((1 << depth) - 1) << 8 - depth);

        assertThat(values(file, Background.BLACK)).containsExactly(255, 0);
    }

    @Test
    void rgbaIsLaidOverTheChosenBackground() throws BrokenImage {
        byte[] file = new MadePng(MadePng.RGBA, 8, 2, 1).row(1, 200, 100, 50, 128, 77, 77, 77, 0);

        assertThat(values(file, Background.BLACK)).containsExactly(100, 50, 25, 0, 0, 0);
        assertThat(values(file, ORANGE)).containsExactly(227, 114, 25, 255, 128, 0);
    }

    @Test
    void greyWithAlphaStaysGreyOverGreyAndTakesTheColourOfAColouredBackground() throws BrokenImage {
        byte[] file = new MadePng(MadePng.GREY_ALPHA, 8, 2, 1).row(1, 100, 255, 100, 0);

        assertThat(values(file, Background.WHITE)).containsExactly(100, 255);
        assertThat(values(file, ORANGE)).containsExactly(100, 100, 100, 255, 128, 0);
    }

    @Test
    void oneTransparentValueOfGreyOrRgbIsLaidOverTheBackgroundToo() throws BrokenImage {
        byte[] grey = new MadePng(MadePng.GREY, 8, 2, 1)
                .chunk("tRNS", MadePng.numbers(2, 9))
                .row(1, 9, 10);
        byte[] rgb = new MadePng(MadePng.RGB, 8, 2, 1)
                .chunk("tRNS", MadePng.numbers(2, 1, 2, 3))
                .row(1, 1, 2, 3, 1, 2, 4);

        assertThat(values(grey, Background.WHITE)).containsExactly(255, 10);
        assertThat(values(grey, ORANGE)).containsExactly(255, 128, 0, 10, 10, 10);
        assertThat(values(rgb, ORANGE)).containsExactly(255, 128, 0, 1, 2, 4);
    }

    @Test
    void aGifHasItsColoursAndItsTransparentOneIsTheBackground() throws IOException, BrokenImage {
        byte[] tones = {0, 90, (byte) 200};
        BufferedImage image = new BufferedImage(
                3,
                1,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(2, 3, tones, tones, new byte[] {5, 6, 7}, 2));
        image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 1, 2});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", out);

        assertThat(values(out.toByteArray(), ORANGE)).containsExactly(0, 0, 5, 90, 90, 6, 255, 128, 0);
    }
}
