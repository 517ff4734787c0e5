package crescendo.trainer.model.objective;

/**
 * The arithmetic losses are written in: scores are [batch, 1], losses scalars.
 *
 * @param <T> what the backend calls a tensor
 */
public interface Scores<T> {
    T add(T a, T b);

    /** Where b is a scalar, from each. */
    T subtract(T a, T b);

    T times(T a, double factor);

    T plus(T a, double summand);

    /** log(1 + exp(x)), without overflow. */
    T softplus(T x);

    /** max(x, 0). */
    T positive(T x);

    T square(T x);

    /** Over the batch: a scalar. */
    T mean(T x);
}
