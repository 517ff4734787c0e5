package crescendo.measure;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.path.LatentSpace;
import crescendo.metric.Images;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Two sets of images in memory.
 *
 * @param onnx the file of the extractor; empty where there is none
 */
record PlainSubject(
        Images fakes, Images reals, Optional<ExtractorRef> extractor, byte[] onnx, Optional<LatentSpace> latents)
        implements Subject {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 16);
    private static final Map<ExtractorRef, Extractor> OPEN = new ConcurrentHashMap<>();

    @Override
    public int count() {
        return fakes.count();
    }

    @Override
    public long seed() {
        return 1;
    }

    @Override
    public int height() {
        return fakes.height();
    }

    @Override
    public int width() {
        return fakes.width();
    }

    @Override
    public int colours() {
        return fakes.channels();
    }

    @Override
    public Map<String, String> asking() {
        return Map.of();
    }

    @Override
    public DataSetRef data(String... roles) {
        return new DataSetRef(new Name("reals"), Optional.of(new Name("v1")));
    }

    @Override
    public int available(DataSetRef data) {
        return reals.count();
    }

    @Override
    public Images reals(DataSetRef data, int side, int count) {
        return reals.first(count);
    }

    @Override
    public Images reals(DataSetRef data, int side, int[] chosen) {
        int one = reals.valuesPerImage();
        byte[] pixels = new byte[chosen.length * one];
        IntStream.range(0, chosen.length)
                .forEach(i -> System.arraycopy(reals.pixels(), chosen[i] * one, pixels, i * one, one));
        return new Images(pixels, chosen.length, reals.height(), reals.width(), reals.channels());
    }

    @Override
    public Extractor open(ExtractorRef ref) {
        return OPEN.computeIfAbsent(ref, wanted -> new Extractor(RUNTIME, wanted, wanted.ports(), onnx));
    }

    @Override
    public Statistics statistics() {
        return Statistics.unkept();
    }
}
