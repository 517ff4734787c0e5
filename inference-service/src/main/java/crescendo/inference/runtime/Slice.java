package crescendo.inference.runtime;

/**
 * Some rows of a request, which may run together with rows of others.
 *
 * @param first row
 * @param count of rows
 * @param into  row k of the input becomes image k
 */
public record Slice(Input input, int first, int count, Output into) {
    public Slice {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException(
                    "first must be at least 0 and count at least 1, not " + first + " and " + count);
        }
    }
}
