package crescendo.bench;

import crescendo.cli.Complaint;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the options of one benchmark, all of it: each line names option, value and what is allowed. */
public final class Faults {
    private final List<String> lines = new ArrayList<>();

    public void unless(boolean right, String option, Object value, String allowed) {
        if (!right) lines.add(option + ": " + value + " is not allowed; use " + allowed);
    }

    public void outside(String option, int value, int lowest, int highest) {
        unless(value >= lowest && value <= highest, option, value, lowest + " to " + highest);
    }

    /** Sides that networks can have. */
    public void side(String option, int value) {
        boolean right = value >= 4 && value <= 1024 && Integer.bitCount(value) == 1;
        unless(right, option, value, "one of 4, 8, 16, 32 … 1024");
    }

    public void colours(int value) {
        unless(value == 1 || value == 3, "--colours", value, "1 for grey or 3 for RGB");
    }

    /** @throws Complaint where there are any */
    public void complain() {
        if (!lines.isEmpty()) throw Complaint.usage(String.join("\n", lines));
    }
}
