package crescendo.trainer.engine;

import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;

/**
 * Networks in training, whatever their family. All randomness is a pure function of the seed and the position, so equal
 * calls give bitwise equal tensors at the same thread count, stopped and resumed or not.
 *
 * <p>Not for use by several threads. Closing frees what TensorFlow holds.
 */
public interface TrainingRun extends AutoCloseable {
    /**
     * One step: each network is improved once. Where the position's resolution is new, the networks grow first; at the first
     * step of a phase the optimisers start afresh, where the settings say so.
     *
     * @param at where the step starts
     * @param reals as many images as the phase's minibatch, at its resolution
     * @return the losses before the step, and what else it found
     */
    Figures step(Position at, Batch reals);

    /** What the learning rates of the recipe are multiplied with from the next step on; 1 before it is said otherwise. */
    default void learningRateFactor(double factor) {
        if (factor != 1) {
            throw new UnsupportedOperationException("this run keeps its learning rate");
        }
    }

    /** All that a later {@link #load} needs to go on exactly, networks, averages and optimisers: after at least one step. */
    Map<String, Tensor> state();

    /**
     * Goes on where {@link #state} was taken.
     *
     * @param reached where the step before the state ended
     */
    void load(Position reached, Map<String, Tensor> state);

    /**
     * Begins with weights of another run, in place of random ones: before the first step. Optimisers start afresh, and so does
     * every tensor that the map lacks.
     *
     * @param first where the first step will start
     * @param weights by {@code network/parameter}; those that the first stage has no place for are left out
     */
    void inherit(Position first, Map<String, Tensor> weights);

    /** Weights by network, such as {@code generator}, {@code discriminator} and {@code ema}; names within as in the network. */
    Map<String, Map<String, Tensor>> weights();

    /**
     * The network that serves, as it stands at {@code reached}, as an ONNX file (opset 13, IR version 8, dynamic batch).
     *
     * <p>Generators: {@code latents} in, and {@code labels} (int64, [n]) where there are classes; {@code images} (uint8 NHWC) and {@code raw} (float NHWC) out. Classifiers: {@code images}
     * (uint8 NHWC) in; {@code logits}, {@code probabilities} and {@code features} out. Upscalers: {@code images} (uint8 NHWC, any height and width) in;
     * {@code upscaled} (uint8 NHWC) and {@code raw} (float NHWC) out.
     *
     * @param reached where the last step ended
     */
    byte[] exportOnnx(Position reached);

    /**
     * The same network run by TensorFlow, to compare an export with.
     *
     * @param inputs of {@link #exportOnnx} by name
     * @return the outputs of {@link #exportOnnx} by name
     */
    Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs);

    /**
     * As {@link #serve}, by the generator as it is at this moment instead of its average. Only generators have an average.
     *
     * @param inputs as of {@link #serve}
     */
    default Map<String, Tensor> generate(Position reached, Map<String, Tensor> inputs) {
        throw new UnsupportedOperationException("this run generates nothing");
    }

    @Override
    void close();
}
