package crescendo.measure.interpolation;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A network at one end of an interpolation.
 *
 * @param name    of its version, for errors
 * @param spec    how its file is used
 * @param weights by {@code network/parameter}; absent of what others trained
 * @param onnx    the file that serves
 */
public record Parent(String name, UpscalerSpec spec, Optional<Map<String, Tensor>> weights, byte[] onnx) {}
