package crescendo.bench.serve;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process needs of its heap: the objects that are reachable, once all garbage was collected. */
final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)\\s*$", Pattern.MULTILINE);

    private LiveHeap() {}

    /** Bytes of a process of this user. */
    static long bytes(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process counting = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (counting.waitFor() != 0)
                throw Complaint.failed("the objects of process " + pid + " cannot be counted: " + said.strip());
            return total(said);
        } catch (IOException e) {
            throw new Complaint(1, "counting objects needs jcmd of the JDK: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while counting objects", e);
        }
    }

    /** @param histogram by class, with a line for all of them at the end */
    static long total(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) throw new IllegalArgumentException("a histogram of objects without a total: " + histogram);
        return Long.parseLong(total.group(1));
    }
}
