package crescendo.bench.metric;

import com.sun.management.OperatingSystemMXBean;
import crescendo.bench.Figure;
import crescendo.bench.Memory;
import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.platform.child.ParentWatch;
import java.lang.management.ManagementFactory;
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
            OwnJvm.tell(timed(task, task.measure().with(task, workers), threads));
        }
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

    /** @throws Complaint where the process fails, with its last words */
    static MetricFigures run(Task task, int threads) {
        List<String> arguments = List.of(task.name(), String.valueOf(threads));
        return new OwnJvm(List.of("-Xmx896m", "-XX:+UseSerialGC"), MetricProcess.class, arguments)
                .run("measuring " + task.name(), MetricFigures.class, figures -> {})
                .get(0);
    }
}
