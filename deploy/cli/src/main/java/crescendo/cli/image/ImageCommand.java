package crescendo.cli.image;

import crescendo.cli.Common;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.screen.Screen;
import crescendo.platform.service.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds the container image of a service. */
@Command(
        name = "image",
        description = {
            "Build the container image of a service with docker, podman or buildah, whichever is there first.",
            "What it is built of lies in the folder --context afterwards. The image of the inference service has a class"
                    + " archive, for which its build runs the service once."
        },
        subcommands = TrainArchiveCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo image inference",
            "  crescendo image registry --java 25 --tag registry.example/crescendo-registry:1",
            "  crescendo image trainer --base my-jre:17 --context-only"
        })
public final class ImageCommand implements Callable<Integer> {
    private static final List<String> ENGINES = List.of("docker", "podman", "buildah");

    @Mixin
    private Common common;

    // not required by itself: train-archive has none
    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "registry, inference, trainer or metrics.")
    private Service service;

    @Option(
            names = "--java",
            paramLabel = "VERSION",
            defaultValue = "17",
            description = "Of the base image, 17 or newer (default: ${DEFAULT-VALUE}).")
    private int java;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = "That has a Java, glibc and bash (default: eclipse-temurin:VERSION-jre).")
    private String base;

    @Option(names = "--tag", paramLabel = "TAG", description = "Of the image (default: crescendo-SERVICE).")
    private String tag;

    @Option(names = "--context", paramLabel = "DIR", description = "Default: target/images/SERVICE in the checkout.")
    private Path context;

    @Option(names = "--context-only", description = "Only lay out the folder; build with whatever you like.")
    private boolean contextOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (service == null) {
            throw Complaint.usage("SERVICE: missing; use registry, inference, trainer or metrics");
        }
        if (java < 17) {
            throw Complaint.usage("--java: " + java + " is too old; use 17 or newer");
        }
        Path folder = Optional.ofNullable(context).orElseGet(() -> common.home().resolve("target/images/" + service));
        ImageContext.of(service, common.home(), java, folder);
        Screen screen = Screen.standard();
        if (contextOnly) {
            screen.say("build it by: " + String.join(" ", command("docker", folder)));
            return ExitCode.OK;
        }
        String engine = ENGINES.stream()
                .filter(ImageCommand::isThere)
                .findFirst()
                .orElseThrow(() -> Complaint.failed("no " + String.join(", ", ENGINES)
                        + " is on the PATH; where one is, build by: " + String.join(" ", command("docker", folder))));
        screen.say("building with " + engine);
        if (new ProcessBuilder(command(engine, folder)).inheritIO().start().waitFor() != 0) {
            throw Complaint.failed(engine + " could not build " + tag() + " of " + folder);
        }
        screen.say("built " + tag());
        return ExitCode.OK;
    }

    private List<String> command(String engine, Path folder) {
        return List.of(
                engine,
                "build",
                // the natives of TensorFlow and ONNX Runtime are those of this platform
                "--platform",
                "linux/amd64",
                "--tag",
                tag(),
                "--build-arg",
                "BASE=" + base(),
                "--build-arg",
                "PORT=" + service.defaultPort(),
                folder.toString());
    }

    private String tag() {
        return Optional.ofNullable(tag).orElse("crescendo-" + service);
    }

    private String base() {
        return Optional.ofNullable(base).orElse("docker.io/library/eclipse-temurin:" + java + "-jre");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
