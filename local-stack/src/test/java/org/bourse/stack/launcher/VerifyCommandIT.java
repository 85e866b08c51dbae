package org.bourse.stack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StateFile;
import org.junit.jupiter.api.Test;

/** {@code ./bourse verify} where nothing runs. */
class VerifyCommandIT {
    private final Path home = TestStack.emptyHome("verify");
    private final Launcher launcher = new Launcher(home);

    @Test
    void whereThereIsNothingNothingCanBeChecked() throws IOException, InterruptedException {
        Launcher.Result result = launcher.run("verify");

        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains("there is nothing to check"), result.output());
    }

    @Test
    void aStoppedStackIsStartedForTheCheckAndStoppedAgain()
            throws IOException, InterruptedException {
        String[] up = {"up", "--only=postgresql,kafka", "--no-build", "--detach"};
        assertEquals(0, launcher.run(up).exitCode());
        assertEquals(0, launcher.run("down").exitCode());

        Launcher.Result result = launcher.run("verify");

        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("order-service has never run here"), result.output());
        assertTrue(new StateFile(home).read().isEmpty(), "nothing is up");
    }
}
