package org.bourse.stack.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops exactly what up started.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Console console = new Console();
        console.line(
                RunningStack.stop(BourseCommand.home(), console)
                        ? "Bourse is down"
                        : "Bourse was not up");
        return 0;
    }
}
