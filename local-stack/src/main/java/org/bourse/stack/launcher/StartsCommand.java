package org.bourse.stack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.Companion;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;
import org.bourse.stack.service.ServiceProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long processes take from their launch until they are ready, and what memory they hold. */
@Command(
        name = "starts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts one more process of each service beside the running stack, again and again, on the"
                    + " JVM and, where its executable is built, natively: in turn.",
            "Tells the time until it is ready and the memory that is resident then, medians of all."
        })
final class StartsCommand implements Callable<Integer> {
    private static final int TIMES_MAX = 100;
    private static final long POLL_MILLIS = 5;
    private static final long KIB_PER_MIB = 1_024;

    /** Not one of those that the stack itself may have. */
    private static final int NUMBER = 9;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "5",
            description = "Starts of each (default: 5).")
    private int times;

    @Option(names = "--no-build", description = "Take what is built, however old.")
    private boolean noBuild;

    /** One start. */
    private record Start(double readySeconds, long residentMib) {}

    @Override
    public Integer call() {
        if (times < 1 || times > TIMES_MAX) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--times must be 1 to " + TIMES_MAX);
        }
        Path home = BourseCommand.home();
        StringBuilder result = new StringBuilder("RESULT bench=starts times=" + times);
        try (StackClient stack = RunningStack.attach(home)) {
            for (BourseService service : BourseService.values()) {
                measure(stack, home, service, result);
            }
        }
        System.out.println(result);
        return 0;
    }

    private void measure(
            StackClient stack, Path home, BourseService service, StringBuilder result) {
        List<ServiceProgram> programs = new ArrayList<>();
        for (boolean isNative : new boolean[] {false, true}) {
            ServiceProgram program = new ServiceProgram(BourseCommand.project(), service, isNative);
            if (!isNative || program.isBuilt()) {
                programs.add(program);
            }
        }
        List<List<Start>> starts = new ArrayList<>();
        programs.forEach(program -> starts.add(new ArrayList<>()));
        for (int i = 0; i < times; i++) {
            for (int which = 0; which < programs.size(); which++) {
                starts.get(which).add(start(stack, home, service, programs.get(which)));
            }
        }
        for (int which = 0; which < programs.size(); which++) {
            tell(service, programs.get(which), starts.get(which), result);
        }
    }

    private static void tell(
            BourseService service,
            ServiceProgram program,
            List<Start> starts,
            StringBuilder result) {
        String form = program.isNative() ? "native" : "jvm";
        double[] seconds = starts.stream().mapToDouble(Start::readySeconds).sorted().toArray();
        long[] mib = starts.stream().mapToLong(Start::residentMib).sorted().toArray();
        double median = seconds[seconds.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%-20s %-6s ready after %6.3f s (%.3f to %.3f), %d MiB resident%n",
                service.serviceName(),
                form,
                median,
                seconds[0],
                seconds[seconds.length - 1],
                mib[mib.length / 2]);
        result.append(
                String.format(
                        Locale.ROOT,
                        " %s_%s_ready_s=%.3f %s_%s_mib=%d",
                        service.serviceName(),
                        form,
                        median,
                        service.serviceName(),
                        form,
                        mib[mib.length / 2]));
    }

    private static Start start(
            StackClient stack, Path home, BourseService service, ServiceProgram program) {
        Component process =
                Companion.of(stack, home, Placement.live(service, NUMBER), program, false);
        try {
            process.prepare();
            long begun = System.nanoTime();
            Process started = process.spec().start(process.log());
            try {
                awaitReady(process, started, begun);
                double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
                return new Start(seconds, residentMib(started.pid()));
            } finally {
                end(started, process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static void awaitReady(Component process, Process started, long begun)
            throws InterruptedException {
        while (!process.isReady()) {
            boolean late = System.nanoTime() - begun > process.readyWithin().toNanos();
            if (late || !started.isAlive()) {
                throw new StackException(
                        "%s is not ready; its log: %s".formatted(process.name(), process.log()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static void end(Process started, Component process) throws InterruptedException {
        started.destroy();
        if (!started.waitFor(process.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
            started.destroyForcibly().waitFor();
        }
    }

    /** As Linux counts it. */
    private static long residentMib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / KIB_PER_MIB;
    }
}
