package crescendo.cli.upscale;

import java.nio.file.Path;

/**
 * A picture and where its larger one goes.
 *
 * @param shown the picture as the person named it
 */
record Errand(Path picture, String shown, Path target) {}
