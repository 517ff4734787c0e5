package crescendo.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.platform.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageContextTest {
    @TempDir
    Path temp;

    private Path home;

    @BeforeEach
    void somethingIsBuilt() throws IOException {
        home = temp.resolve("home");
        write(Service.REGISTRY.jar(home));
        write(Service.REGISTRY.jar(home).resolveSibling("lib/main/some.jar"));
        write(home.resolve("deploy/cli/target/lib/some.jar"));
        write(home.resolve("deploy/images/Dockerfile"));
        write(home.resolve("deploy/images/healthy"));
    }

    @Test
    void aFolderWithADockerfileOfOthersIsLeftAsItIs() throws IOException {
        Path project = temp.resolve("project");
        Path theirs = write(project.resolve("Dockerfile"));
        Path source = write(project.resolve("app/Main.java"));

        assertThatThrownBy(() -> ImageContext.of(Service.REGISTRY, home, 17, project))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("--context: " + project + " is there already");
        assertThat(theirs).hasContent("Dockerfile");
        assertThat(source).hasContent("Main.java");
        assertThat(project.resolve("training")).doesNotExist();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = write(temp.resolve("file"));

        assertThatThrownBy(() -> ImageContext.of(Service.REGISTRY, home, 17, file))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("name another folder");
        assertThat(file).hasContent("file");
    }

    @Test
    void whatWasLaidOutBeforeGoesAndWhatOthersPutBesideItStays() throws IOException {
        Path context = temp.resolve("context");
        ImageContext.of(Service.REGISTRY, home, 17, context);
        Path old = write(context.resolve("app/lib/main/old.jar"));
        Path note = write(context.resolve("note.txt"));

        ImageContext.of(Service.REGISTRY, home, 17, context);

        assertThat(old).doesNotExist();
        assertThat(note).hasContent("note.txt");
        assertThat(context.resolve("app/quarkus-run.jar")).hasContent("quarkus-run.jar");
        assertThat(context.resolve("Dockerfile")).exists();
    }

    /** A file that holds its own name. */
    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, file.getFileName().toString());
    }
}
