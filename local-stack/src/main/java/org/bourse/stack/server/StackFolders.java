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

    /** A generated configuration file. */
    public Path config(String fileName) {
        return home.resolve("config").resolve(fileName);
    }
}
