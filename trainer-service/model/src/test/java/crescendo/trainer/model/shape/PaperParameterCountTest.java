package crescendo.trainer.model.shape;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published networks have exactly the published numbers of parameters. */
class PaperParameterCountTest {
    @ParameterizedTest(name = "{0}²: generator {4}, discriminator {5}")
    @CsvSource({
        "1024, 8192, 512, 512, 23079115, 23087249",
        "128, 2048, 512, 512, 13629810, 13636897",
        "32, 4096, 128, 128, 1296908, 1298689"
    })
    void countsAsThePapersDo(int highest, int base, int max, int latent, int generator, int discriminator) {
        ChannelPlan channels = ChannelPlan.capped(base, max, highest);

        Summary makes = Summary.grown(new ProGanGenerator(channels, latent, 3), highest);
        Summary judges = Summary.grown(new ProGanDiscriminator(channels, 3), highest);

        assertThat(makes.parameterCount()).as("generator").isEqualTo(generator);
        assertThat(judges.parameterCount()).as("discriminator").isEqualTo(discriminator);
    }
}
