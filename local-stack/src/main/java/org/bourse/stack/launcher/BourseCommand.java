package org.bourse.stack.launcher;

import java.nio.file.Path;
import org.bourse.stack.process.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The launcher's top: {@code ./bourse COMMAND}. */
@Command(
        name = "bourse",
        mixinStandardHelpOptions = true,
        version = "bourse 0.1.0-SNAPSHOT",
        description = "A whole exchange on this machine: servers, services, demo market.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            KillCommand.class,
            TradeCommand.class,
            LogCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DrillCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            TestCommand.class,
            ResetCommand.class,
        })
public final class BourseCommand implements Runnable {

    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BourseCommand())
                .setExecutionExceptionHandler(BourseCommand::explain);
    }

    private static int explain(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof StackException) {
            commandLine.getErr().println("bourse: " + failure.getMessage());
            commandLine.getErr().flush();
            return 1;
        }
        throw failure;
    }

    /** The project's root, told by the script. */
    static Path project() {
        return Path.of(System.getProperty("bourse.root", ".")).toAbsolutePath().normalize();
    }

    /** Where the stack of this project keeps its data. */
    static Path home() {
        String told = System.getProperty("bourse.home", "");
        return told.isEmpty()
                ? project().resolve(".bourse")
                : Path.of(told).toAbsolutePath().normalize();
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
