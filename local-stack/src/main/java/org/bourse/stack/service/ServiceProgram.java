package org.bourse.stack.service;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Installation;

/**
 * What the processes of a service run, as its build left it.
 *
 * @param project the project's root, under which the modules are
 * @param isNative whether it is the native executable, and not the JVM with the service's jar
 */
public record ServiceProgram(Path project, BourseService service, boolean isNative) {
    private static final int YOUNG_SHARE = 4;

    /** Of the old generation, from the start. */
    private static final int OLD_MEGABYTES_MIN = 64;

    /** Whether it is there. */
    public boolean isBuilt() {
        return Files.exists(file());
    }

    /**
     * Checks that it is there.
     *
     * @throws StackException naming how it is built, when it is not
     */
    public void requireBuilt() {
        if (!isBuilt()) {
            throw new StackException(
                    "%s is missing; to build it: ./mvnw -Dquick -DskipTests%s -pl %s -am package"
                            .formatted(file(), isNative ? " -Dnative" : "", service.serviceName()));
        }
    }

    /** The command of a process that reads this configuration. */
    List<String> command(URI configuration, boolean quickStart) {
        List<String> command = new ArrayList<>();
        command.add(isNative ? file().toString() : Installation.java());
        command.add("-Xmx" + service.heapMegabytesMax() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Dsmallrye.config.locations=" + configuration);
        if (!isNative) {
            command.addAll(jvmOptions(quickStart));
            command.addAll(List.of("-jar", file().toString()));
        }
        return command;
    }

    private List<String> jvmOptions(boolean quickStart) {
        List<String> options = new ArrayList<>();
        options.addAll(
                List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        if (service == BourseService.MATCHING_SERVICE) {
            // The core's tables are larger than what the processor can translate addresses of, and
            // too large to be moved in one pause; its ways in do not fit into one caller.
            options.addAll(
                    List.of(
                            "-Xms" + OLD_MEGABYTES_MIN + "m",
                            "-XX:+UseTransparentHugePages",
                            "-XX:CompileCommand=quiet",
                            "-XX:CompileCommand=dontinline,org.bourse.core.Venue::*place",
                            "-XX:CompileCommand=dontinline,org.bourse.core.Venue::cancel"));
        } else {
            // Little lives long in the others: few, short collections, and no threads beside them.
            options.add("-XX:+UseSerialGC");
            int young = service.heapMegabytesMax() / YOUNG_SHARE;
            options.addAll(
                    List.of("-Xms" + (young + OLD_MEGABYTES_MIN) + "m", "-Xmn" + young + "m"));
        }
        if (quickStart) {
            options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        Path cache = file().resolveSibling("app.aot");
        if (Files.exists(cache)) {
            options.addAll(Installation.aotCacheOptions(cache));
        }
        return options;
    }

    private Path file() {
        Path target = project.resolve(service.serviceName()).resolve("target");
        return isNative
                ? target.resolve(service.serviceName() + "-runner")
                : target.resolve("quarkus-app/quarkus-run.jar");
    }
}
