package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.process.LogFile;
import org.bourse.stack.process.StackException;

/** Command lines: a session of their own, another user, one-off programs. */
public final class Commands {

    private static final int ONE_OFF_SECONDS_MAX = 180;

    private Commands() {}

    /**
     * The command in a session of its own, so that a Ctrl-C meant for the launcher does not reach
     * it. {@code setsid} and {@code setpriv} replace themselves by the command: the process id
     * stays.
     */
    public static List<String> ownSession(List<String> command) {
        return prefixed(List.of("setsid"), command);
    }

    /** The two lists one after the other. */
    static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Whether the launcher runs as the superuser, under whom PostgreSQL refuses to run. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Runs a program to its end; throws with the end of its log when it fails. */
    public static void run(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Path folder = log.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file: " + log);
        }
        Files.createDirectories(folder);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(ONE_OFF_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new StackException(
                        "%s exited with code %d%n%s"
                                .formatted(
                                        Path.of(command.getFirst()).getFileName(),
                                        code,
                                        LogFile.end(log)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether every folder down to this one may be entered by any user. */
    static boolean isReachableByAll(Path folder) throws IOException {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            boolean enters =
                    Files.getPosixFilePermissions(at, LinkOption.NOFOLLOW_LINKS)
                            .contains(PosixFilePermission.OTHERS_EXECUTE);
            if (!enters && !Files.isSymbolicLink(at)) {
                return false;
            }
        }
        return true;
    }
}
