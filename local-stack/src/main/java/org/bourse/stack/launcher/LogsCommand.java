package org.bourse.stack.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bourse.stack.process.LogFile;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints the log of a server or a service.")
final class LogsCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 250;

    @Parameters(paramLabel = "SERVICE", description = "For example order-service or kafka.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep printing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "200",
            description = "How many lines of the end to print first (default 200).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = BourseCommand.home().resolve("logs");
        Path log = folder.resolve(service + ".log").normalize();
        if (!log.startsWith(folder) || !Files.exists(log)) {
            throw new StackException("there is no log of " + service + names(folder));
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            LogFile.lastLines(log, lines).forEach(System.out::println);
            while (follow) {
                Thread.sleep(LOOK_MILLIS);
                byte[] bytes = new byte[(int) Math.max(0, file.length() - file.getFilePointer())];
                file.readFully(bytes);
                System.out.print(new String(bytes, StandardCharsets.UTF_8));
                System.out.flush();
            }
        }
        return 0;
    }

    private static String names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".log", ""))
                    .sorted()
                    .reduce("; there are:", (all, name) -> all + " " + name);
        }
    }
}
