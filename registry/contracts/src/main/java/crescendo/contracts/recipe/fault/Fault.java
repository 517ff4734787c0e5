package crescendo.contracts.recipe.fault;

/**
 * One thing that is wrong with a recipe.
 *
 * @param field   its path, such as {@code recipe.schedule.resolution}
 * @param problem the value and why it will not do
 * @param allowed what will
 */
public record Fault(String field, String problem, String allowed) {
    @Override
    public String toString() {
        return field + ": " + problem + "; " + allowed;
    }
}
