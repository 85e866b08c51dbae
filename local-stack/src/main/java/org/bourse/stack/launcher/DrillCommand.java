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
import org.bourse.stack.drill.Soak;
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
            "What happens on wires needs ./bourse up --faults; what drops packets, root and nft.",
            "Exit code 0: none failed (what is skipped is said), 1: one did, 2: none could begin.",
            "Drills are listed without a name; lose-machine has a stack of its own."
        },
        subcommands = LoseMachineCommand.class)
final class DrillCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int NOT_RUN = 2;

    private static final String SOAK = "soak";
    private static final int SOAK_MINUTES = 240;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A drill, soak, or all.")
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
            description = {
                "Go on with seeded drills of the chosen ones for so long.",
                "With soak: end after so long in any case (default 240)."
            })
    private @Nullable Integer minutes;

    @Option(
            names = "--faults",
            paramLabel = "N",
            defaultValue = "500",
            description = "With soak: at least so many faults (default 500).")
    private int faults;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "With soak: at least so many acknowledged orders (default 1000000).")
    private int orders;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "400",
            description =
                    "With soak: at most so many orders per second, a sixteenth of it while something is broken (default 400).")
    private int ordersPerSecond;

    @Override
    public Integer call() {
        if (name == null) {
            for (Drill drill : Drill.all()) {
                System.out.printf("%-28s %s%n", drill.name(), drill.hypothesis());
            }
            System.out.printf("%-28s %s%n", SOAK, "hours of all of them, some together");
            return 0;
        }
        List<Drill> chosen = name.equals("all") ? Drill.all() : Drill.named(name).stream().toList();
        if (chosen.isEmpty() && !name.equals(SOAK)) {
            System.err.println("bourse: there is no drill " + name + "; ./bourse drill lists them");
            return NOT_RUN;
        }
        try (StackClient client =
                StackClient.attach(BourseCommand.home())
                        .orElseThrow(() -> new StackException("first: ./bourse up --standby"))) {
            Console console = new Console(System.err);
            return name.equals(SOAK)
                    ? soak(client, console)
                    : run(new DrillRun(client, console), chosen);
        } catch (StackException e) {
            System.err.println("bourse: " + e.getMessage());
            return NOT_RUN;
        }
    }

    private int soak(StackClient client, Console console) {
        Soak.Plan plan =
                new Soak.Plan(
                        faults,
                        orders,
                        ordersPerSecond,
                        Duration.ofMinutes(minutes == null ? SOAK_MINUTES : minutes),
                        seed);
        return new Soak(client, plan, System.out::println, console).run() ? 0 : FAILED;
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
        long failed = verdicts.stream().filter(verdict -> !verdict.failures().isEmpty()).count();
        long skipped = verdicts.stream().filter(verdict -> !verdict.skipped().isEmpty()).count();
        System.err.printf(
                "%d drills, %d orders acknowledged, %d failed, %d skipped%n",
                verdicts.size(),
                verdicts.stream().mapToInt(DrillVerdict::acknowledged).sum(),
                failed,
                skipped);
        return failed == 0 ? 0 : FAILED;
    }

    private static DrillVerdict shown(DrillVerdict verdict) {
        System.out.println(verdict.json());
        return verdict;
    }
}
