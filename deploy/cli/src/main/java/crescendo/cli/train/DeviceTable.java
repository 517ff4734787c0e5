package crescendo.cli.train;

import crescendo.cli.screen.Table;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.plan.DevicePlan;
import crescendo.trainer.plan.DevicePlan.OneDevice;
import crescendo.trainer.plan.MemoryModel;
import crescendo.trainer.plan.StepWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The last stage's minibatch on several devices: an expectation, not a measurement.
 *
 * @param from what the speed of one device is known from
 * @param plans by number of devices; none where they cannot share the minibatch, or it does not fit them
 */
record DeviceTable(int resolution, int minibatch, OneDevice device, String from, List<Row> plans) {
    record Row(int devices, Optional<DevicePlan> plan) {}

    static DeviceTable of(Program program, DryRun.Stage stage, List<Integer> devices, OneDevice device, String from) {
        StepWork work = StepWork.of(program, stage.resolution());
        List<Row> rows = devices.stream()
                .map(count -> new Row(count, DevicePlan.of(work, stage.minibatch(), count, device, MemoryModel.DEVICE)))
                .toList();
        return new DeviceTable(stage.resolution(), stage.minibatch(), device, from, rows);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,d images a step at %d², expected on devices of %,d MiB, from %s; gradients once around a ring of %.1f GB/s",
                minibatch,
                resolution,
                device.mib(),
                from,
                device.gigabytesPerSecond()));
        Table table = new Table(
                "devices", "towers", "accumulation", "at once", "MiB a device", "exchange s", "s/step", "steps/h");
        plans.forEach(row -> row.plan.ifPresentOrElse(
                plan -> table.row(
                        row.devices,
                        plan.devices(),
                        plan.accumulation(),
                        plan.imagesAtOnce(),
                        plan.deviceMiB(),
                        String.format(Locale.ROOT, "%.4f", plan.exchangeSeconds()),
                        String.format(Locale.ROOT, "%.2f", plan.stepSeconds()),
                        String.format(Locale.ROOT, "%.1f", plan.stepsPerHour())),
                () -> table.row(row.devices, "–", "–", "–", "–", "–", "–", "not possible")));
        lines.addAll(table.lines());
        return lines;
    }
}
