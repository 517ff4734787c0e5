package crescendo.inference.rest.upscaled;

import crescendo.inference.upscaling.progress.Progress;

/**
 * How far a picture is.
 *
 * @param tiles of all of it; 0 until it is read
 * @param done  those that have been through the network
 */
public record ProgressReply(int tiles, int done) {
    static ProgressReply of(Progress progress) {
        return new ProgressReply(progress.tiles(), progress.done());
    }
}
