package crescendo.cli.up;

import crescendo.cli.Common;
import crescendo.cli.ExitCode;
import crescendo.cli.screen.Screen;
import crescendo.cli.screen.Span;
import crescendo.platform.service.Service;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and serves until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Start the platform and the four services, and serve until Ctrl-C.",
            "KAFKA_BOOTSTRAP_SERVERS and S3_ENDPOINT (with S3_ACCESS_KEY, S3_SECRET_KEY and S3_BUCKET) name a broker and"
                    + " a store to use in place of the embedded ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo up",
            "  crescendo up --dashboard-port 9080 --data-dir /srv/crescendo",
            "  KAFKA_BOOTSTRAP_SERVERS=broker:9092 crescendo up"
        })
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Mixin
    private ServicePorts ports;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.standard();
        long start = System.nanoTime();
        screen.say("starting the platform and the services; everything is kept in " + common.data());
        try (Deployment deployment = Deployment.platform(common.home(), common.data(), ports, screen)) {
            Thread hook = new Thread(deployment::close, "stop-everything");
            Runtime.getRuntime().addShutdownHook(hook);
            deployment.launchServices(ports);
            Running running = deployment.awaitReady();
            screen.say("up after " + Span.of((System.nanoTime() - start) / 1e9));
            addresses(running, screen);
            screen.say("Ctrl-C stops everything");
            new Vigil(deployment, screen).keep();
        }
        return ExitCode.OK;
    }

    /** Says where people and programs find everything. */
    public static void addresses(Running running, Screen screen) {
        screen.say("  dashboard  " + running.service(Service.REGISTRY) + "/");
        screen.say("  inference  " + running.service(Service.INFERENCE) + "/v1/models");
        screen.say("  Kafka      " + running.kafka());
        screen.say("  S3         " + running.store().endpoint() + " (bucket "
                + running.store().bucket() + ")");
    }
}
