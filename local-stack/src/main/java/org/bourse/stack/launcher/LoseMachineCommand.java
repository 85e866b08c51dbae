package org.bourse.stack.launcher;

import java.util.concurrent.Callable;
import org.bourse.stack.backup.MachineLoss;
import org.bourse.stack.backup.MachineLossVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = MachineLoss.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "A stack of its own trades and is backed up; then all of it is killed and deleted, and",
            "restored elsewhere. Tells what was lost (RPO) and how long it took (RTO). Takes some",
            "minutes and 4 GB of memory; the stack of the project is not touched.",
            "Exit code 0: it passed, 1: it failed."
        })
final class LoseMachineCommand implements Callable<Integer> {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "23",
            description = "Of what is traded (default 23).")
    private long seed;

    @Override
    public Integer call() {
        MachineLossVerdict verdict =
                new MachineLoss(
                                BourseCommand.project(),
                                BourseCommand.home().resolve(MachineLoss.NAME),
                                new Console(System.err))
                        .run(seed);
        System.out.println(verdict.json());
        return verdict.passed() ? 0 : 1;
    }
}
