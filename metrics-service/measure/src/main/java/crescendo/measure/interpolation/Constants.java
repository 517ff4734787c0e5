package crescendo.measure.interpolation;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import crescendo.measure.onnx.UnusableNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The weights of two ONNX files: float32 ones are interpolated, all others must be the same. */
record Constants(Parent from, Parent to, Blend blend) {
    /** @throws UnlikeNetworks naming the first weight in which they differ by more than its numbers */
    List<TensorProto> between(Map<String, TensorProto> one, Map<String, TensorProto> other) {
        one.forEach((name, tensor) -> requireAlike(tensor, other.get(name)));
        other.forEach((name, tensor) -> {
            if (!one.containsKey(name)) throw UnlikeNetworks.lacking(shown(tensor), to, from);
        });
        List<TensorProto> between = new ArrayList<>();
        one.forEach((name, tensor) -> between.add(between(tensor, other.get(name))));
        return between;
    }

    private void requireAlike(TensorProto one, TensorProto other) {
        if (other == null) throw UnlikeNetworks.lacking(shown(one), from, to);
        boolean alike =
                one.getDataType() == other.getDataType() && one.getDimsList().equals(other.getDimsList());
        if (!alike) throw UnlikeNetworks.in("weight " + one.getName(), from, form(one), to, form(other));
    }

    private TensorProto between(TensorProto one, TensorProto other) {
        if (one.getDataType() != DataType.FLOAT_VALUE) return same(one, other);
        float[] values = floats(one, from);
        float[] others = floats(other, to);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++)
            bytes.putFloat(blend.of("weight " + one.getName(), values[i], others[i]));
        return one.toBuilder()
                .clearFloatData()
                .setRawData(ByteString.copyFrom(bytes.flip()))
                .build();
    }

    private TensorProto same(TensorProto one, TensorProto other) {
        if (!one.equals(other)) throw UnlikeNetworks.values(shown(one), from, to);
        return one;
    }

    private static float[] floats(TensorProto tensor, Parent parent) {
        if (tensor.getDataLocation() == DataLocation.EXTERNAL)
            throw new UnusableNetwork(
                    "weight " + tensor.getName() + " of " + parent.name() + " lies in a file of its own");
        long count = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
        boolean raw = tensor.hasRawData();
        long there = raw ? tensor.getRawData().size() / Float.BYTES : tensor.getFloatDataCount();
        if (count != there)
            throw new UnusableNetwork(shown(tensor) + " of " + parent.name() + " has " + there + " values");
        float[] values = new float[Math.toIntExact(count)];
        if (raw)
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        else for (int i = 0; i < values.length; i++) values[i] = tensor.getFloatData(i);
        return values;
    }

    private static String shown(TensorProto tensor) {
        return "weight " + tensor.getName() + " " + form(tensor);
    }

    private static String form(TensorProto tensor) {
        return DataType.forNumber(tensor.getDataType()) + "" + tensor.getDimsList();
    }
}
