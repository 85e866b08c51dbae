package org.bourse.bench.rest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** CPU time of the processes of a stack, each with its children, and of this one. */
final class ProcessTimes {
    private static final String DRIVER = "driver";

    private final Map<String, Long> pids;

    private ProcessTimes(Map<String, Long> pids) {
        this.pids = pids;
    }

    /**
     * @param text {@code name=pid,name=pid}, may be empty
     */
    static ProcessTimes of(String text) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.split("=", 2);
            if (parts.length == 2) {
                pids.put(parts[0].strip(), Long.valueOf(parts[1].strip()));
            }
        }
        return new ProcessTimes(pids);
    }

    /** By name, in nanoseconds since each process started; those that are gone are left out. */
    Map<String, Long> now() {
        Map<String, Long> times = new LinkedHashMap<>();
        pids.forEach((name, pid) ->
                ProcessHandle.of(pid).ifPresent(process -> times.put(name, nanos(process))));
        times.put(DRIVER, ownNanos());
        return times;
    }

    /** The memory a process has in use, in KiB; 0 when it is not known. */
    long residentKib(String name) {
        Long pid = pids.get(name);
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long nanos(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(it -> it.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private static long ownNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
