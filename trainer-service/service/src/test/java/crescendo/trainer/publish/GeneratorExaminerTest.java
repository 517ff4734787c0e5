package crescendo.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import crescendo.contracts.Labels;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.tower.Compute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GeneratorExaminerTest {
    private static final List<String> CLASSES = List.of("boot", "shirt", "trousers");

    @Test
    void publishesTheClassesThatAGeneratorCanBeAskedFor() throws IOException {
        Checkpoint checkpoint = checkpoint("projection");

        assertThat(checkpoint.inputs())
                .containsExactly(
                        new Port("latents", "float32", List.of(-1, 8)), new Port("labels", "int64", List.of(-1)));
        assertThat(checkpoint.classes()).isEqualTo(CLASSES);
        Map<String, Tensor> golden = Safetensors.decode(content(checkpoint, VersionManifest.GOLDEN));
        assertThat(golden).containsOnlyKeys("latents", "labels", "images", "raw");
        assertThat(golden.get("labels").longs()).containsExactly(Labels.uniform(3, 0, 8, 3));
        assertThat(ImageIO.read(new ByteArrayInputStream(content(checkpoint, VersionManifest.SAMPLES)))
                        .getWidth())
                .isEqualTo(8 * 4);
    }

    @Test
    void theFileMakesOneHotVectorsOfItsClassesAndNothingElseSoThatWhoeverServesItCanBlendThem() throws IOException {
        Checkpoint checkpoint = checkpoint("projection");

        List<NodeProto> reading =
                ModelProto.parseFrom(content(checkpoint, VersionManifest.GENERATOR)).getGraph().getNodeList().stream()
                        .filter(node -> node.getInputList().contains("labels"))
                        .toList();

        assertThat(reading).extracting(NodeProto::getOpType).containsExactly("OneHot");
        assertThat(reading.get(0).getInput(0)).isEqualTo("labels");
        assertThat(reading.get(0).getAttributeList()).isEmpty();
    }

    @Test
    void saysNothingOfClassesWhereNoneAreHeeded() {
        Checkpoint checkpoint = checkpoint("none");

        assertThat(checkpoint.inputs()).containsExactly(new Port("latents", "float32", List.of(-1, 8)));
        assertThat(checkpoint.classes()).isEmpty();
        assertThat(Safetensors.decode(content(checkpoint, VersionManifest.GOLDEN)))
                .containsOnlyKeys("latents", "images", "raw");
    }

    private static Checkpoint checkpoint(String conditioning) {
        String json =
                "{\"data\": {\"train\": \"clothes\"}, \"seed\": 3, \"network\": {\"latentSize\": 8, \"colours\": 1,"
                        + "\"channels\": 8, \"conditioning\": \"" + conditioning + "\"},"
                        + "\"schedule\": {\"resolution\": 4, \"stableImages\": 16, \"minibatch\": 8}}";
        Recipe recipe = Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"));
        Program.ProGan program = (Program.ProGan) recipe.program();
        try (TrainingRun run = Runs.open(recipe, new Pins(Map.of(), Map.of()), CLASSES.size(), Compute.processor(1))) {
            Position at = program.schedule().at(0);
            run.step(at, new Batch(new byte[8 * 16], new int[] {0, 1, 2, 0, 1, 2, 0, 1}));
            return new GeneratorExaminer(recipe, program, CLASSES)
                    .examine(run, program.schedule().reached(8));
        }
    }

    private static byte[] content(Checkpoint checkpoint, String name) {
        return checkpoint.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
