package crescendo.measure.generator;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;

/**
 * What a file's images are.
 *
 * @param height in pixels
 * @param width  in pixels
 * @param values what black and white are
 */
public record ImageForm(Layout layout, int height, int width, Colours colours, Values values) {}
