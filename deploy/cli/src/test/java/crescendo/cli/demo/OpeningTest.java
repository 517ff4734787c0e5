package crescendo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.cli.demo.plan.Variant;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Name;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningTest {
    @Test
    void namesADataSetAfterItsFolder() {
        assertThat(Opening.nameOf(Path.of("/home/me/My Shirts"))).isEqualTo(new Name("my-shirts"));
        assertThat(Opening.nameOf(Path.of("faces.zip"))).isEqualTo(new Name("faces"));
        assertThat(Opening.nameOf(Path.of("train-images-idx3-ubyte.gz")))
                .isEqualTo(new Name("train-images-idx3-ubyte"));
        assertThat(Opening.nameOf(Path.of("/data/__"))).isEqualTo(new Name("images"));
    }

    @Test
    void saysInALineThatTheGivenImagesAreNotThere() {
        Opening opening = new Opening(Screen.standard(), Variant.FULL);

        assertThatThrownBy(() -> opening.find(Optional.of(Path.of("/no/such/folder")), Path.of(".")))
                .isInstanceOf(Complaint.class)
                .hasMessage("--data /no/such/folder: no such folder or file");
    }
}
