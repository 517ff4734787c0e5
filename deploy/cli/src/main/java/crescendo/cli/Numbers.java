package crescendo.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers on the command line: what is none is told without a programmer's words. */
final class Numbers {
    private Numbers() {}

    /** From now on all commands read theirs so. */
    static void readBy(CommandLine commands) {
        ITypeConverter<Integer> number =
                reading(Integer::valueOf, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        ITypeConverter<Long> longer =
                reading(Long::valueOf, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        ITypeConverter<Double> real = reading(Numbers::finite, "a number such as 0.5");
        commands.registerConverter(int.class, number).registerConverter(Integer.class, number);
        commands.registerConverter(long.class, longer).registerConverter(Long.class, longer);
        commands.registerConverter(double.class, real).registerConverter(Double.class, real);
    }

    private static <N> ITypeConverter<N> reading(Function<String, N> reading, String allowed) {
        return text -> {
            try {
                return reading.apply(text);
            } catch (NumberFormatException none) {
                throw new TypeConversionException("'" + text + "' is not allowed; use " + allowed);
            }
        };
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
