package crescendo.cli.image;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of an application as its Java keeps them ready for the next start: what a run of it has loaded is written when that run
 * ends. Java 25 keeps what it learned of their methods too.
 *
 * @param file in the application's folder
 * @param made flags of the run that makes it
 * @param used flags of a start that takes it; where it does not fit, Java starts without
 */
public record ClassArchive(String file, List<String> made, List<String> used) {
    /** Java from this version on has caches, and older ones archives. */
    private static final int CACHES = 25;

    private static final ClassArchive ARCHIVE = new ClassArchive(
            "classes.jsa",
            List.of("-XX:ArchiveClassesAtExit=classes.jsa"),
            List.of("-XX:SharedArchiveFile=classes.jsa"));
    private static final ClassArchive CACHE = new ClassArchive(
            "classes.aot", List.of("-XX:AOTCacheOutput=classes.aot"), List.of("-XX:AOTCache=classes.aot"));

    /**
     * Has one made by a run of the service that really serves, and every later start take it.
     *
     * @param javaHome of the Java that will run the service
     */
    public static ClassArchive train(AppFolder app, Path javaHome) throws IOException, InterruptedException {
        ClassArchive archive = of(JavaHome.version(javaHome));
        Path file = app.folder().resolve(archive.file());
        for (ClassArchive any : List.of(ARCHIVE, CACHE)) {
            app.startWithout(any);
        }
        Rehearsal.run(app, JavaHome.executable(javaHome), archive.made());
        if (!Files.isRegularFile(file)) {
            throw Complaint.failed("Java has written no " + file);
        }
        app.startWith(archive);
        return archive;
    }

    /** For a Java of this version, such as 17. */
    static ClassArchive of(int java) {
        return java >= CACHES ? CACHE : ARCHIVE;
    }
}
