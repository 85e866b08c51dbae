package org.bourse.stack.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.bourse.stack.StackClient;
import org.bourse.stack.drill.Drill;
import org.bourse.stack.drill.DrillRun;
import org.bourse.stack.drill.DrillVerdict;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Breaks something of the running stack while people trade, and checks what came of it.",
            "One line of JSON per drill on standard output; progress on standard error.",
            "Exit code 0: all passed, 1: one failed, 2: one could not be run.",
            "Drills are listed without a name."
        })
final class DrillCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int NOT_RUN = 2;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A drill, or all.")
    private @Nullable String name;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "23",
            description = "Of what is traded and when the fault comes (default 23).")
    private long seed;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Go on with seeded drills of the chosen ones for so long.")
    private @Nullable Integer minutes;

    @Override
    public Integer call() {
        if (name == null) {
            for (Drill drill : Drill.all()) {
                System.out.printf("%-28s %s%n", drill.name(), drill.hypothesis());
            }
            return 0;
        }
        List<Drill> chosen = name.equals("all") ? Drill.all() : Drill.named(name).stream().toList();
        if (chosen.isEmpty()) {
            System.err.println("bourse: there is no drill " + name + "; ./bourse drill lists them");
            return NOT_RUN;
        }
        try (StackClient client =
                StackClient.attach(BourseCommand.home())
                        .orElseThrow(() -> new StackException("first: ./bourse up --standby"))) {
            return run(new DrillRun(client, new Console(System.err)), chosen);
        } catch (StackException e) {
            System.err.println("bourse: " + e.getMessage());
            return NOT_RUN;
        }
    }

    private int run(DrillRun run, List<Drill> chosen) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DrillVerdict> verdicts = new ArrayList<>();
        if (minutes == null) {
            for (Drill drill : chosen) {
                verdicts.add(shown(run.run(drill, seed)));
            }
        } else {
            long deadline = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            while (System.nanoTime() - deadline < 0) {
                Drill drill = chosen.get(random.nextInt(chosen.size()));
                verdicts.add(shown(run.run(drill, random.nextLong())));
            }
        }
        long failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        System.err.printf(
                "%d drills, %d orders acknowledged, %d failed%n",
                verdicts.size(),
                verdicts.stream().mapToInt(DrillVerdict::acknowledged).sum(),
                failed);
        return failed == 0 ? 0 : FAILED;
    }

    private static DrillVerdict shown(DrillVerdict verdict) {
        System.out.println(verdict.json());
        return verdict;
    }
}
