package crescendo.cli.model;

import crescendo.measure.generator.Probed;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Samples side by side, as many in a row as there are rows. */
final class SampleSheet {
    private SampleSheet() {}

    static byte[] png(Probed probed) throws IOException {
        int height = probed.form().height();
        int width = probed.form().width();
        int channels = probed.form().colours().channels();
        int columns = (int) Math.round(Math.sqrt(probed.shown().length / (height * width * channels)));
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage sheet = new BufferedImage(columns * width, columns * height, type);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                int image = y / height * columns + x / width;
                int at = ((image * height + y % height) * width + x % width) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    sheet.getRaster().setSample(x, y, channel, probed.shown()[at + channel] & 0xff);
                }
            }
        }
        return SamplePicture.png(sheet);
    }
}
