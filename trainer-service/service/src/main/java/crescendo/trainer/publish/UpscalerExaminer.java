package crescendo.trainer.publish;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Checkpoint.File;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.model.Networks;
import crescendo.trainer.pairs.Pair;
import crescendo.trainer.pairs.PairBatch;
import crescendo.trainer.upscaling.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checkpoints of upscalers: the same images are compared, kept as golden samples and shown for every version of a job. */
public final class UpscalerExaminer implements Trainee.Examiner {
    /** Of a small picture on the sheet; of a larger one its middle. */
    private static final int SHOWN_SIDE = 48;

    private final Program.Upscaler program;
    private final Tensor probe;
    private final List<Pair> shown;

    /**
     * @param golden whose small images are the golden samples
     * @param shown  on the sheet, at least one
     */
    public UpscalerExaminer(Program.Upscaler program, PairBatch golden, List<Pair> shown) {
        this.program = program;
        this.probe = Tensor.of(golden.low(), golden.count(), golden.lowSide(), golden.lowSide(), golden.colours());
        this.shown = shown.stream().map(this::middle).toList();
    }

    @Override
    public Checkpoint examine(TrainingRun run, Position reached) {
        byte[] onnx = run.exportOnnx(reached);
        Map<String, Tensor> asked = Map.of(UpscalerSpec.IMAGES, probe);
        Map<String, Tensor> trained = run.serve(reached, asked);
        Agreement.require(trained, ServedFile.run(onnx, asked));
        List<File> files = List.of(
                new File(VersionManifest.UPSCALER, "application/onnx", onnx),
                WeightsFile.of(run),
                new File(VersionManifest.GOLDEN, Safetensors.MEDIA_TYPE, golden(trained.get(UpscalerSpec.UPSCALED))),
                new File(VersionManifest.SAMPLES, "image/png", sheet(run, reached)));
        int colours = program.colours();
        int scale = program.network().scale();
        Reach reach = new Reach(
                picture ->
                        run.serve(reached, Map.of(UpscalerSpec.IMAGES, picture)).get(UpscalerSpec.RAW),
                scale,
                colours,
                Networks.upscaler(program.network()).reach());
        return new Checkpoint(
                reached,
                files,
                Ports.enlarging(colours),
                Ports.enlarged(colours),
                Optional.of(new Golden(0, Math.toIntExact(probe.shape()[0]))),
                List.of(),
                Optional.of(UpscalerSpec.own(scale, colours, reach.pixels())));
    }

    private byte[] golden(Tensor upscaled) {
        return Safetensors.encode(Map.of(UpscalerSpec.IMAGES, probe, UpscalerSpec.UPSCALED, upscaled));
    }

    private byte[] sheet(TrainingRun run, Position reached) {
        return ComparisonSheet.png(
                shown.stream().map(pair -> row(run, reached, pair)).toList());
    }

    private static ComparisonSheet.Row row(TrainingRun run, Position reached, Pair pair) {
        RawImage low = pair.low();
        Tensor image = Tensor.of(low.pixels(), 1, low.height(), low.width(), low.colours());
        byte[] made = run.serve(reached, Map.of(UpscalerSpec.IMAGES, image))
                .get(UpscalerSpec.UPSCALED)
                .bytes();
        RawImage high = pair.high();
        return new ComparisonSheet.Row(low, new RawImage(high.height(), high.width(), high.colours(), made), high);
    }

    private Pair middle(Pair pair) {
        int scale = program.network().scale();
        int height = Math.min(SHOWN_SIDE, pair.low().height());
        int width = Math.min(SHOWN_SIDE, pair.low().width());
        int top = (pair.low().height() - height) / 2;
        int left = (pair.low().width() - width) / 2;
        return new Pair(
                pair.low().part(top, left, height, width),
                pair.high().part(top * scale, left * scale, height * scale, width * scale));
    }
}
