package crescendo.metrics;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.ArrayList;
import java.util.List;

/**
 * What numbers the settings may have. It is looked at as they are read: all that are out of range are told at once, each with its
 * name, its value and what is allowed. (Bean Validation would say as much, and take its time at every start.)
 */
public final class Ranges implements ConfigValidator, SmallRyeConfigBuilderCustomizer {
    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        if (!(settings instanceof Settings measuring)) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        measuring.threads().ifPresent(threads -> look(prefix + ".threads", threads, 256, problems));
        look(prefix + ".onnx-threads", measuring.onnxThreads(), 256, problems);
        look(prefix + ".batch", measuring.batch(), 4096, problems);
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static void look(String name, int value, int highest, List<Problem> problems) {
        if (value < 1 || value > highest) {
            problems.add(new Problem(name + ": " + value + " is not allowed; use a number in [1, " + highest + "]"));
        }
    }
}
