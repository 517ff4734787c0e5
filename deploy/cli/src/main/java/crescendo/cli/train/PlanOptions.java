package crescendo.cli.train;

import crescendo.cli.Complaint;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.DevicePlan.OneDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a dry run reckons with. */
final class PlanOptions {
    /** Such as {@code 16GiB}, {@code 512MiB}, {@code 8G}: in MiB. */
    static final class Size implements ITypeConverter<Long> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})(M|G)(iB)?");

        @Override
        public Long convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is no size; write it as 16GiB or 512MiB");
            }
            return Long.parseLong(form.group(1)) * (form.group(2).equals("G") ? 1024 : 1);
        }
    }

    @Option(names = "--threads", paramLabel = "N", description = "TensorFlow's, where time is expected (default: all).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description =
                    "What a trainer may hold, as its crescendo.memory (default: seven eighths of this machine's).")
    private Long memory;

    @Option(
            names = "--devices",
            paramLabel = "N",
            split = ",",
            description =
                    "Plan the last stage's minibatch for so many devices, too: towers × accumulation × images at once.")
    private List<Integer> devices = List.of();

    @Option(
            names = "--device-memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "Of each device (default: 16GiB).")
    private long deviceMemory = 16 * 1024;

    @Option(
            names = "--link",
            paramLabel = "GB/S",
            description = "From one device to the next, for the exchange of gradients (default: 10).")
    private double link = 10;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description =
                    "What `bench train --resolutions N,… --json` measured on one device: its images/s at the last stage's"
                            + " resolution are what is reckoned with.")
    private Optional<Path> figure = Optional.empty();

    AvailableMemory memory() {
        return memory == null
                ? AvailableMemory.of(OptionalLong.empty(), AvailableMemory.ofMachine(), 1)
                : new AvailableMemory(memory, "--memory");
    }

    /** Empty where no devices are asked for. */
    Optional<DeviceTable> devices(Request request, DryRun run) throws IOException {
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        devices.stream().filter(count -> count < 1 || count > 4096).findFirst().ifPresent(count -> {
            throw Complaint.usage("--devices: " + count + " is not allowed; use 1 to 4096");
        });
        if (!(link > 0)) {
            throw Complaint.usage("--link: " + link + " is not allowed; use a number of GB/s above 0");
        }
        DryRun.Stage last = run.plan().get(run.plan().size() - 1);
        MeasuredFigure measured = figure.isPresent()
                ? MeasuredFigure.read(figure.get(), last.resolution())
                : MeasuredFigure.expected(last);
        OneDevice device = new OneDevice(deviceMemory, measured.imagesPerSecond(), link);
        return Optional.of(DeviceTable.of(request.recipe().program(), last, devices, device, measured.origin()));
    }
}
