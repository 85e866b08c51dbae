package org.bourse.stack.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.process.StackException;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;
import org.bourse.stack.server.Commands;
import org.bourse.stack.server.Installation;

/**
 * Starts an attached {@code up} in a session of its own and shows what it prints until it is up.
 */
final class BackgroundUp {

    private static final long LOOK_MILLIS = 200;

    private BackgroundUp() {}

    /** The exit code: 0 once the stack is up, else that of the failed start. */
    static int start(List<String> arguments) {
        Path log = BourseCommand.home().resolve("logs").resolve("launcher.log");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            Files.createFile(log);
            Process process =
                    new ProcessBuilder(Commands.ownSession(command(arguments)))
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return follow(process, log);
        } catch (IOException e) {
            throw new StackException("cannot start in the background: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.addAll(ProcessArguments.ofThisJvm());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BourseCommand.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static int follow(Process process, Path log) throws IOException, InterruptedException {
        StateFile state = new StateFile(BourseCommand.home());
        try (RandomAccessFile output = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                boolean complete = isComplete(state, process.pid());
                copy(output);
                if (ended) {
                    return process.exitValue() == 0 ? 1 : process.exitValue();
                }
                if (complete) {
                    return 0;
                }
            }
        }
    }

    private static boolean isComplete(StateFile file, long pid) {
        Optional<StackState> state = file.read();
        return state.isPresent() && state.get().complete() && state.get().supervisor().pid() == pid;
    }

    private static void copy(RandomAccessFile output) throws IOException {
        byte[] bytes = new byte[(int) (output.length() - output.getFilePointer())];
        output.readFully(bytes);
        System.out.print(new String(bytes, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
