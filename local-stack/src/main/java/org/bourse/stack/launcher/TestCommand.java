package org.bourse.stack.launcher;

import java.util.concurrent.Callable;
import org.bourse.stack.process.StackException;
import picocli.CommandLine.Command;

/** Listed for the help; the script runs it, because it must work before anything is built. */
@Command(
        name = "test",
        description = "Everything CI runs: checks, unit tests, integration tests (./mvnw verify).")
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new StackException("run it as ./bourse test");
    }
}
