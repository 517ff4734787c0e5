package crescendo.inference.upscaling;

import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.inference.image.picture.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One way of a picture through a network: grey networks see its channels one by one, and grey pictures fill all channels of
 * a network of colours, which are averaged afterwards.
 *
 * @param reads which channel of the picture each channel of the network reads
 */
record Pass(List<Integer> reads) {
    Pass {
        reads = List.copyOf(reads);
    }

    /** All that a picture needs. @param alpha whether its opacity goes through the network too */
    static List<Pass> of(Picture picture, Colours network, boolean alpha) {
        List<Pass> passes = new ArrayList<>();
        if (network.channels() == picture.colours()) {
            passes.add(new Pass(picture.colours() == 1 ? List.of(0) : List.of(0, 1, 2)));
        } else {
            for (int colour = 0; colour < picture.colours(); colour++) {
                passes.add(alone(colour, network));
            }
        }
        if (alpha && picture.hasAlpha()) {
            passes.add(alone(picture.channels() - 1, network));
        }
        return passes;
    }

    private static Pass alone(int channel, Colours network) {
        return new Pass(Collections.nCopies(network.channels(), channel));
    }

    /** Whether it is all of a picture of so many channels, in their order. */
    boolean isWhole(int channels) {
        return reads.equals(IntStream.range(0, channels).boxed().toList());
    }

    /** Whether all channels of the network read the same. */
    boolean isRepeated() {
        return reads.size() > 1 && reads.get(0).equals(reads.get(1));
    }
}
