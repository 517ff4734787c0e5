package crescendo.inference.service;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.ArrayList;
import java.util.List;

/**
 * What numbers the settings may have. It is looked at as they are read: all that are out of range are told at once, each with its
 * name, its value and what is allowed. (Bean Validation would say as much, and take a fifth of the start for it.)
 */
public final class Ranges implements ConfigValidator, SmallRyeConfigBuilderCustomizer {
    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        Found found = new Found(prefix, new ArrayList<>());
        if (settings instanceof Settings sampling) {
            look(sampling, found);
        } else if (settings instanceof UpscalingSettings upscaling) {
            look(upscaling, found);
        }
        if (!found.problems.isEmpty()) {
            throw new ConfigValidationException(found.problems.toArray(Problem[]::new));
        }
    }

    private static void look(Settings settings, Found found) {
        found.outside("threads", settings.threads(), 0, 256);
        found.outside("workers", settings.workers(), 0, 256);
        found.outside("batch", settings.batch(), 1, 1024);
        found.below("batch-pixels", settings.batchPixels(), 1);
        found.outside("sessions", settings.sessions(), 1, 1024);
        found.below("max-samples", settings.maxSamples(), 1);
        found.below("max-pixels", settings.maxPixels(), 1);
        found.below("max-queued-samples", settings.maxQueuedSamples(), 1);
        found.below("request-memory", settings.requestBytes(), 1);
    }

    private static void look(UpscalingSettings settings, Found found) {
        found.outside("threads", settings.threads(), 0, 256);
        found.outside("runs", settings.runs(), 0, 64);
        found.outside("tile", settings.tile(), 8, 1024);
        found.below("run-pixels", settings.runPixels(), 1);
        found.below("max-pixels", settings.maxPixels(), 1);
        found.below("max-output-pixels", settings.maxOutputPixels(), 1);
        found.outside("max-queued", settings.maxQueued(), 1, 128);
    }

    private record Found(String prefix, List<Problem> problems) {
        void outside(String name, int value, int lowest, int highest) {
            if (value < lowest || value > highest) {
                add(name, value, "a number in [" + lowest + ", " + highest + "]");
            }
        }

        void below(String name, long value, long lowest) {
            if (value < lowest) {
                add(name, value, "a number of at least " + lowest);
            }
        }

        private void add(String name, long value, String allowed) {
            problems.add(new Problem(prefix + "." + name + ": " + value + " is not allowed; use " + allowed));
        }
    }
}
