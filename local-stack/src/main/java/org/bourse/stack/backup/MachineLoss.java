package org.bourse.stack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.verify.Verdict;
import org.bourse.stack.verify.Verifier;

/**
 * The drill {@code lose-machine}: a stack of its own trades, with a backup and a continuous archive
 * beside it; then every process is killed and the home deleted, and the stack is restored from the
 * backup in another home.
 */
public final class MachineLoss {
    /** The drill's name. */
    public static final String NAME = "lose-machine";

    private static final int ORDERS_BEFORE_BACKUP = 200;
    private static final int ORDERS_AFTER_BACKUP = 1_000;
    private static final int ORDERS_LATER = 50;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final long ARCHIVE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path project;
    private final Path scratch;
    private final Progress progress;

    /**
     * @param scratch a folder for the two homes and the backup; what is in it is deleted
     */
    public MachineLoss(Path project, Path scratch, Progress progress) {
        this.project = project;
        this.scratch = scratch;
        this.progress = progress;
    }

    private record Loss(List<AcknowledgedOrders.Order> orders, long nanos) {}

    /** Runs it. */
    public MachineLossVerdict run(long seed) {
        try {
            delete(scratch);
            Path backup = scratch.resolve("backup");
            Loss loss = loseMachine(backup, seed);
            StackOptions options = StackOptions.standard(project, scratch.resolve("new"));
            long goesOnAt = new Restore(options, backup, progress).run(Restore.Wanted.EVERYTHING);
            try (Stack stack = Stack.start(options, progress)) {
                return verdict(stack.client(), loss, goesOnAt, seed);
            }
        } catch (IOException e) {
            throw new StackException("the drill failed: " + e, e);
        }
    }

    private Loss loseMachine(Path backup, long seed) throws IOException {
        Path home = scratch.resolve("lost");
        StackOptions options = StackOptions.standard(project, home);
        try (Stack stack = Stack.start(options, progress)) {
            StackClient client = stack.client();
            new DemoMarket(client).seed();
            try (AcknowledgedOrders orders = new AcknowledgedOrders(client, seed)) {
                await(orders, ORDERS_BEFORE_BACKUP);
                Backup to = new Backup(client, home, backup, progress);
                to.run();
                AtomicBoolean ended = new AtomicBoolean();
                Thread archiving = Thread.ofPlatform().daemon().start(() -> archive(to, ended));
                await(orders, orders.count() + ORDERS_AFTER_BACKUP);
                long nanos = System.nanoTime();
                client.state().processes().forEach(process -> process.signal("KILL"));
                ended.set(true);
                progress.line("every process is killed; the home is deleted");
                stack.close();
                orders.close();
                join(archiving);
                delete(home);
                return new Loss(orders.all(), nanos);
            }
        }
    }

    /** As {@code backup --follow} does. */
    private static void archive(Backup backup, AtomicBoolean ended) {
        while (!ended.get()) {
            try {
                backup.exportLog();
            } catch (StackException e) {
                // The machine is gone: what is in the archive stays.
                return;
            }
            LockSupport.parkNanos(ARCHIVE_EVERY_NANOS);
        }
    }

    private static void await(AcknowledgedOrders orders, int count) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (orders.count() < count) {
            if (System.nanoTime() - deadline > 0) {
                throw new StackException("not within %s: %d orders".formatted(WITHIN, count));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private MachineLossVerdict verdict(StackClient stack, Loss loss, long goesOnAt, long seed) {
        List<String> failures = new ArrayList<>();
        Map<String, String> tokens = new HashMap<>();
        AcknowledgedOrders.users(stack).forEach(user -> tokens.put(user, stack.token(user)));
        Set<Long> known = new HashSet<>();
        loss.orders().forEach(order -> known.add(order.orderId()));
        SplittableRandom random = new SplittableRandom(seed);
        long recovered = 0;
        for (int i = 0; i < ORDERS_LATER; i++) {
            String user = loss.orders().get(i).user();
            String id = "later-" + i;
            Reply reply =
                    AcknowledgedOrders.place(stack, tokens.getOrDefault(user, ""), random, id);
            if (reply.status() != 201) {
                failures.add("answered %d: %s".formatted(reply.status(), reply.body()));
                continue;
            }
            recovered = recovered == 0 ? System.nanoTime() : recovered;
            long orderId = Long.parseLong(reply.body().path("orderId").asText());
            if (!known.add(orderId)) {
                failures.add("id %d was given twice".formatted(orderId));
            }
        }
        List<AcknowledgedOrders.Order> lost = lost(stack, tokens, loss, goesOnAt, failures);
        long firstLost =
                lost.stream().mapToLong(AcknowledgedOrders.Order::nanos).min().orElse(loss.nanos());
        new Verifier(stack, LogCopy.VENUE, progress)
                .once(true).verdicts().stream()
                        .filter(verdict -> verdict.state() == Verdict.State.BROKEN)
                        .forEach(verdict ->
                                failures.add(verdict.invariant() + ": " + verdict.detail()));
        return new MachineLossVerdict(
                seed,
                loss.orders().size(),
                lost.size(),
                millis(loss.nanos() - firstLost),
                millis(recovered - loss.nanos()),
                failures);
    }

    private static long millis(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** Orders after the end of the restored log are lost, and no others. */
    private static List<AcknowledgedOrders.Order> lost(
            StackClient stack,
            Map<String, String> tokens,
            Loss loss,
            long goesOnAt,
            List<String> failures) {
        List<AcknowledgedOrders.Order> lost = new ArrayList<>();
        for (AcknowledgedOrders.Order order : loss.orders()) {
            String token = tokens.getOrDefault(order.user(), "");
            Reply reply =
                    stack.rest()
                            .get(
                                    AcknowledgedOrders.address(
                                            stack, "/" + Ids.print(order.orderId())),
                                    token);
            boolean isThere =
                    reply.body().path("clientOrderId").asText().equals(order.clientOrderId());
            if (!isThere) {
                lost.add(order);
            }
            if (isThere != Ids.position(order.orderId()) < goesOnAt) {
                failures.add(
                        "order %d is %s, and the restored log ends before command %d"
                                .formatted(order.orderId(), isThere ? "there" : "lost", goesOnAt));
            }
        }
        return lost;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
