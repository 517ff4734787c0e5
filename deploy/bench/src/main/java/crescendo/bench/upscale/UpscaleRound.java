package crescendo.bench.upscale;

import crescendo.bench.upscale.UpscalingClient.Answered;

/**
 * A picture, and tiles of ONNX Runtime alone just before and after it.
 *
 * @param alone seconds of a tile
 */
record UpscaleRound(double alone, Answered answered) {
    /** What ONNX Runtime alone would have taken for as many tiles, of what the picture took. */
    double shareOfDirect() {
        return answered.tiles() * alone / answered.seconds();
    }
}
