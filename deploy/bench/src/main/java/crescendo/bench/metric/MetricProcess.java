package crescendo.bench.metric;

import com.sun.management.OperatingSystemMXBean;
import crescendo.bench.Figure;
import crescendo.bench.Memory;
import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.platform.child.ParentWatch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process for one metric, so that its memory and its first use of everything are its own: as a command that measures once. */
public final class MetricProcess {
    private MetricProcess() {}

    /** @param args the task's name, and threads */
    public static void main(String[] args) throws MetricUndefined {
        ParentWatch.exitWithParent(() -> {});
        Task task = Task.named(args[0]).orElseThrow();
        int threads = Integer.parseInt(args[1]);
        try (Workers workers = new Workers(threads)) {
            MetricFigures figures = timed(task, task.measure().with(task, workers), threads);
            System.out.println(new String(Json.write(figures), StandardCharsets.UTF_8));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static MetricFigures timed(Task task, Task.Timed metric, int threads) throws MetricUndefined {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        metric.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        return new MetricFigures(
                task.what(),
                task.count(),
                threads,
                Figure.rounded(seconds),
                Figure.rounded(cpuSeconds),
                Memory.peakMiB());
    }

    /** @throws Complaint where the process fails; what it said is on the standard error */
    static MetricFigures run(Task task, int threads) {
        List<String> command =
                OwnJvm.command(List.of("-Xmx896m"), MetricProcess.class, List.of(task.name(), String.valueOf(threads)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) throw Complaint.failed(task.name() + " could not be measured");
            return Json.read(said, MetricFigures.class);
        } catch (IOException e) {
            throw new Complaint(1, "a process to measure in cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while measuring", e);
        }
    }
}
