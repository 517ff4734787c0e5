package crescendo.trainer.service;

import crescendo.trainer.device.Device;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Whether the service has begun to work, and else what it waits for. */
@Singleton
public class Readiness {
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile String obstacle = "the service has just started";
    private volatile Device device;

    /** What keeps the service from working; nothing once it does. */
    Optional<String> obstacle() {
        return begun.getCount() == 0 ? Optional.empty() : Optional.of(obstacle);
    }

    void waitFor(String what) {
        obstacle = what;
    }

    /** @param found what is trained on */
    void begin(Device found) {
        device = found;
        begun.countDown();
    }

    /** What is trained on; nothing before the service works. */
    Optional<Device> device() {
        return Optional.ofNullable(device);
    }

    void await() throws InterruptedException {
        begun.await();
    }
}
