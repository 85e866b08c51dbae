package org.bourse.stack.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bourse.stack.fault.WireFault.Way;
import org.bourse.stack.process.StackException;

/**
 * Drops packets of some wires in the kernel, with nftables: a real partition, or loss. Its table is
 * its own and belongs to a process of ours, with whose end, however it comes, the kernel removes
 * it; no other rule of the machine is touched. Needs the superuser.
 */
public final class PacketFilter implements AutoCloseable {
    private static final String PROGRAM = "nft";
    private static final int ANSWER_SECONDS_MAX = 10;
    private static final int ALL_PERCENT = 100;
    private static final Pattern PACKETS = Pattern.compile("packets (\\d+)");

    private final String table = "bourse_drill_" + ProcessHandle.current().pid();
    private final Process owner;

    private PacketFilter(List<Wire> wires, Way way, int percent) throws IOException {
        owner = new ProcessBuilder(PROGRAM, "-i").redirectErrorStream(true).start();
        owner.getOutputStream()
                .write(rules(wires, way, percent).getBytes(StandardCharsets.US_ASCII));
        owner.getOutputStream().flush();
    }

    /** What keeps packets from being dropped here; empty when they can be. */
    public static Optional<String> missing() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("needs root and nft");
        }
        try {
            return run("list", "tables").code == 0
                    ? Optional.empty()
                    : Optional.of("needs root and nft, which may not filter here");
        } catch (IOException _) {
            return Optional.of("needs root and nft");
        }
    }

    /**
     * Begins to drop.
     *
     * @param way up: what the clients send
     * @param percent of the packets, by the kernel's dice
     * @throws StackException when the kernel does not take the rules
     */
    public static PacketFilter begin(List<Wire> wires, Way way, int percent) {
        try {
            PacketFilter filter = new PacketFilter(wires, way, percent);
            filter.awaitRules();
            return filter;
        } catch (IOException e) {
            throw new StackException("packets cannot be dropped: " + e.getMessage(), e);
        }
    }

    private String rules(List<Wire> wires, Way way, int percent) {
        String ports =
                wires.stream()
                        .map(wire -> Integer.toString(wire.port()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
        String dice =
                percent == ALL_PERCENT ? "" : "numgen random mod 100 < %d ".formatted(percent);
        StringBuilder text = new StringBuilder();
        text.append("add table inet %s { flags owner; }%n".formatted(table));
        text.append(
                "add chain inet %s in { type filter hook input priority -10; }%n".formatted(table));
        for (String end : ends(way)) {
            text.append(
                    "add rule inet %s in iifname \"lo\" tcp %s %s %scounter drop%n"
                            .formatted(table, end, ports, dice));
        }
        return text.toString();
    }

    /** A wire's port is the destination of what its client sends, and the source of answers. */
    private static List<String> ends(Way way) {
        return switch (way) {
            case UP -> List.of("dport");
            case DOWN -> List.of("sport");
            case BOTH -> List.of("dport", "sport");
        };
    }

    private void awaitRules() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS_MAX);
        while (!run("list", "table", "inet", table).output.contains("drop")) {
            if (!owner.isAlive() || System.nanoTime() - deadline > 0) {
                close();
                throw new IOException("nft does not take the rules");
            }
        }
    }

    /** How many packets were dropped so far. */
    public long dropped() {
        try {
            Matcher counts = PACKETS.matcher(run("list", "table", "inet", table).output);
            return counts.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
        } catch (IOException e) {
            throw new StackException("dropped packets cannot be counted: " + e.getMessage(), e);
        }
    }

    private record Ran(int code, String output) {}

    private static Ran run(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PROGRAM).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            String text = output.lines().collect(Collectors.joining("\n"));
            return new Ran(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends it; returns when the rules are gone. */
    @Override
    public void close() {
        try {
            owner.getOutputStream().close();
            if (!owner.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
                owner.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            owner.destroyForcibly();
        } catch (InterruptedException e) {
            owner.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
