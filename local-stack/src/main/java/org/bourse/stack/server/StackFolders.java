package org.bourse.stack.server;

import java.nio.file.Path;

/**
 * The folders of one stack.
 *
 * @param home everything the stack writes, for example {@code .bourse}
 */
public record StackFolders(Path home) {

    /** The data folder of a server. */
    public Path data(String name) {
        return home.resolve("data").resolve(name);
    }

    /** The log of a process. */
    public Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    /** What people set for a service, beside what is generated. */
    public Path overrides(String service) {
        return home.resolve("overrides").resolve(service + ".properties");
    }

    /** Where drills find the wires on which they let faults happen, if the stack has any. */
    public Path faults() {
        return config("faults.json");
    }

    /** A generated configuration file. */
    public Path config(String fileName) {
        return home.resolve("config").resolve(fileName);
    }
}
