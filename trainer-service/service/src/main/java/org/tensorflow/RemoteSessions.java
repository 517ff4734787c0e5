package org.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetTarget;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;

/**
 * Sessions that run on one of TensorFlow's own servers. {@link Session} has no public constructor that takes a target, so
 * this class lives in its package, which works on the class path alone.
 */
public final class RemoteSessions {
    private RemoteSessions() {}

    /**
     * Opens a session; the server is asked for the first time when it runs.
     *
     * @param target such as {@code grpc://host:port}
     * @param config of the session, with the time that an operation may take
     */
    public static Session open(Graph graph, String target, ConfigProto config) {
        try (PointerScope scope = new PointerScope();
                Graph.Reference held = graph.ref()) {
            TF_Status status = TF_Status.newStatus();
            TF_Session session = TF_NewSession(held.nativeHandle(), options(target, config, status), status);
            status.throwExceptionIfNotOK();
            return new Session(graph, new ClosedAside(session));
        }
    }

    /** The devices that such a session sees, in full: {@code /job:worker/replica:0/task:1/device:CPU:0}. */
    public static List<String> devices(String target, ConfigProto config) {
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_Session session = TF_NewSession(TF_Graph.newGraph(), options(target, config, status), status);
            status.throwExceptionIfNotOK();
            try (TF_Session closing = new ClosedAside(session)) {
                TF_DeviceList devices = TF_SessionListDevices(closing, status);
                status.throwExceptionIfNotOK();
                return names(devices, status);
            }
        }
    }

    private static List<String> names(TF_DeviceList devices, TF_Status status) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < TF_DeviceListCount(devices); i++)
            names.add(TF_DeviceListName(devices, i, status).getString());
        TF_DeleteDeviceList(devices);
        return names;
    }

    private static TF_SessionOptions options(String target, ConfigProto config, TF_Status status) {
        byte[] bytes = config.toByteArray();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        TF_SetTarget(options, target);
        TF_SetConfig(options, new BytePointer(bytes), bytes.length, status);
        status.throwExceptionIfNotOK();
        return options;
    }
}
