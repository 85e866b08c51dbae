package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.backup.Restore;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the data of a stack anew from a backup, in an empty home (see reset); then: up.",
            "All checksums are compared first. The log begins a new epoch, so that ids of orders",
            "which the backup lacks cannot come again. A venue elsewhere: PostgreSQL's own tools,",
            "and ./bourse log import."
        })
final class RestoreCommand implements Callable<Integer> {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "The folder of ./bourse backup.")
    private @Nullable Path from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = {
                "The tables as of this moment, for example 2026-11-27T14:05:00Z; the log is whole, and",
                "what follows from it is applied to them when services run."
            })
    private @Nullable String until;

    @Option(
            names = "--position",
            paramLabel = "N",
            description = "No command after this one, and nothing that it caused.")
    private @Nullable Long position;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "The epoch to begin (default: the next that this folder knows none of).")
    private @Nullable Integer epoch;

    @Override
    public Integer call() {
        Path home = BourseCommand.home();
        Console console = new Console();
        if (StackClient.attach(home).isPresent()) {
            throw new StackException("Bourse is up in %s; nothing was done".formatted(home));
        }
        StackOptions options = StackOptions.standard(BourseCommand.project(), home);
        Path folder = from == null ? Path.of("") : from;
        new Restore(options, folder, console).run(new Restore.Wanted(time(until), position, epoch));
        console.line("restored to " + Summary.shown(home) + "; start it: ./bourse up");
        return 0;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new StackException(text + " is no time, as 2026-11-27T14:05:00Z is", e);
        }
    }
}
