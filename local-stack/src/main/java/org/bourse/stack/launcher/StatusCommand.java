package org.bourse.stack.launcher;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs. Exit code 0 when everything is up, else 3.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_UP = 3;

    @Override
    public Integer call() {
        Optional<StackState> state = new StateFile(BourseCommand.home()).read();
        if (state.isEmpty()) {
            System.out.println("Bourse is not up.");
            return NOT_UP;
        }
        boolean supervised = state.get().supervisor().isAlive();
        System.out.println(
                supervised
                        ? "launcher pid " + state.get().supervisor().pid()
                        : "The launcher is gone; ./bourse down stops what it left.");
        System.out.print(Summary.table(state.get()));
        boolean complete = supervised && state.get().complete();
        return complete && state.get().processes().stream().allMatch(it -> it.isAlive())
                ? 0
                : NOT_UP;
    }
}
