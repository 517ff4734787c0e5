package crescendo.cli.up;

import crescendo.cli.screen.Screen;
import crescendo.platform.service.Service;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks after the services while they serve: one that falls is started again, a few times. */
public final class Vigil {
    private static final int MOST_RESTARTS = 5;

    private final Deployment deployment;
    private final Screen screen;
    private final Map<Service, Integer> restarts = new EnumMap<>(Service.class);

    public Vigil(Deployment deployment, Screen screen) {
        this.deployment = deployment;
        this.screen = screen;
    }

    /** Until the process ends. */
    public void keep() throws InterruptedException {
        while (true) {
            TimeUnit.SECONDS.sleep(1);
            look();
        }
    }

    /** Once. */
    public void look() {
        deployment.fallen().forEach((service, process) -> {
            int times = restarts.merge(service, 1, Integer::sum);
            if (times <= MOST_RESTARTS) {
                screen.say("the " + service + " service has ended and is started again; its log is "
                        + process.process().log());
                process.process().restart();
            } else if (times == MOST_RESTARTS + 1) {
                screen.say("the " + service + " service ends again and again and stays down; its log is "
                        + process.process().log());
            }
        });
    }
}
