package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.fault.Fault;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void saysAComplaintAsItIs() {
        Complaint complaint = new Complaint(ExitCode.NOTHING_RUNNING, "nothing is running");

        assertThat(Failures.line(complaint)).isEqualTo("nothing is running");
        assertThat(Failures.exitCode(complaint)).isEqualTo(3);
    }

    @Test
    void showsAllFaultsOfARecipe() {
        InvalidRecipe invalid =
                new InvalidRecipe(List.of(new Fault("recipe.a", "1", "use 2"), new Fault("recipe.b", "3", "use 4")));

        assertThat(Failures.line(invalid)).isEqualTo("recipe.a: 1; use 2\nrecipe.b: 3; use 4");
        assertThat(Failures.exitCode(invalid)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void namesAMissingFile() {
        assertThat(Failures.line(new NoSuchFileException("recipe.json"))).isEqualTo("recipe.json: no such file");
    }

    @Test
    void saysOfAFileThatItIsNoFolder() {
        assertThat(Failures.line(new FileAlreadyExistsException("out.png")))
                .isEqualTo("out.png: there is a file of that name, which is no folder");
    }

    @Test
    void keepsTheFirstLineOfAnythingElse() {
        assertThat(Failures.line(new IllegalStateException("broken\nand more"))).isEqualTo("broken");
        assertThat(Failures.line(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
