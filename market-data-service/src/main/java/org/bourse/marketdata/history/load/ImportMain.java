package org.bourse.marketdata.history.load;

import picocli.CommandLine;

/** Begins the program; its exit codes are told by {@code --help}. */
public final class ImportMain {
    private ImportMain() {}

    /** Imports and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImportCommand()).execute(arguments));
    }
}
