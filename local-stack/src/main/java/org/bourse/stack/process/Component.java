package org.bourse.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One server or service: what it needs, how it starts, how one sees that it is ready. */
public interface Component {

    /** The name people type, for example {@code kafka}. */
    String name();

    /** The port it serves on. */
    int port();

    /** The port of health and metrics, 0 when it has none. */
    default int managementPort() {
        return 0;
    }

    /** The file its output goes to. */
    Path log();

    /** Creates what the process needs; called before each start, cheap when it is there. */
    void prepare() throws IOException;

    /** How it is started. */
    ProcessSpec spec();

    /** One quick look whether it serves. */
    boolean isReady();

    /** Creates what can only be created in the running server; must be repeatable. */
    default void afterReady() throws IOException {}

    /** How long a start may take before it counts as failed. */
    default Duration readyWithin() {
        return Duration.ofMinutes(3);
    }

    /** The signal that stops it in good order. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long an orderly stop may take before it is killed. */
    default Duration stopWithin() {
        return Duration.ofSeconds(20);
    }
}
