package crescendo.trainer.device;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import crescendo.trainer.ops.tf.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/** Asks TensorFlow which devices it can use. */
public final class SeenDevices {
    private SeenDevices() {}

    /** @param threads that later sessions will ask for: the first session of a process decides */
    public static List<String> kinds(int threads) {
        TensorFlow.version();
        byte[] config = Sessions.config(threads).toByteArray();
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
            TF_SetConfig(options, new BytePointer(config), config.length, status);
            TF_Session session = TF_NewSession(TF_Graph.newGraph(), options, status);
            status.throwExceptionIfNotOK();
            TF_DeviceList devices = TF_SessionListDevices(session, status);
            List<String> kinds = new ArrayList<>();
            for (int i = 0; i < TF_DeviceListCount(devices); i++) {
                kinds.add(TF_DeviceListType(devices, i, status).getString());
            }
            TF_DeleteDeviceList(devices);
            return kinds;
        }
    }
}
