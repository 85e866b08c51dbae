package org.bourse.stack.launcher;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The JVM arguments this launcher was started with, to start another like it. */
final class ProcessArguments {

    private ProcessArguments() {}

    /** Options and system properties, without class path and main class. */
    static List<String> ofThisJvm() {
        return List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
