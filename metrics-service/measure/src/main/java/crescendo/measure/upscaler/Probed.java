package crescendo.measure.upscaler;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.Port;

/**
 * What was found out of a file.
 *
 * @param small  a test picture, uint8 height × width × channels, grey or RGB
 * @param large  what the file made of it
 * @param height of the small one
 * @param width  of the small one
 */
public record Probed(UpscalerSpec spec, Port input, Port output, int height, int width, byte[] small, byte[] large) {}
