package crescendo.trainer.service;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How a worker is called in logs of jobs: host, process and number. */
final class WorkerName {
    private WorkerName() {}

    static String of(int number) {
        return host() + "-" + ProcessHandle.current().pid() + "-" + number;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "host";
        }
    }
}
