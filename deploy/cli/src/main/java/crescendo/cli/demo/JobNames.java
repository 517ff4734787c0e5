package crescendo.cli.demo;

import crescendo.cli.rest.JobStatus;
import crescendo.contracts.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's jobs are numbered: {@code fashion-1}, {@code fashion-2}. */
final class JobNames {
    private JobNames() {}

    /** The newest job of a model that has not ended: an earlier demo was stopped in it. */
    static Optional<JobStatus> unfinished(Name model, List<JobStatus> jobs) {
        return jobs.stream()
                .filter(job -> number(model, job) > 0 && !job.ended())
                .max(Comparator.comparingInt(job -> number(model, job)));
    }

    static Name next(Name model, List<JobStatus> jobs) {
        int last = jobs.stream().mapToInt(job -> number(model, job)).max().orElse(0);
        return new Name(model + "-" + (last + 1));
    }

    /** 0 where it is no job of a demo. */
    private static int number(Name model, JobStatus job) {
        Matcher numbered = Pattern.compile(Pattern.quote(model.value()) + "-([1-9][0-9]{0,6})")
                .matcher(job.summary().job().value());
        return job.summary().model().equals(model) && numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    }
}
