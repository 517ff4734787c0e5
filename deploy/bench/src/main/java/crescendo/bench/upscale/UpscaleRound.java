package crescendo.bench.upscale;

import crescendo.bench.upscale.UpscalingClient.Answered;

/**
 * A picture, and tiles of ONNX Runtime alone just before and after it.
 *
 * @param alone of a tile
 */
record UpscaleRound(Taken alone, Answered answered) {
    /** What ONNX Runtime alone would have taken for as many tiles, of what the picture took. */
    double shareOfDirect() {
        return answered.tiles() * alone.seconds() / answered.taken().seconds();
    }

    /** The same by the time of processors. */
    double processorShareOfDirect() {
        return answered.tiles() * alone.processor() / answered.taken().processor();
    }
}
