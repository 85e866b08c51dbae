package org.bourse.bench.snapshot;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Medians;
import org.bourse.bench.measure.Result;
import org.bourse.bench.measure.ThreadMeter;
import org.bourse.core.Venue;
import org.bourse.core.snapshot.StateHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures snapshots; what is restored must have the hash of what was written. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "CPU time to hash, write to memory and restore the state of a venue.")
public final class SnapshotBench implements Callable<Integer> {
    private static final int IDS_MAX = 60_000_000;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    @Option(
            names = "--known-ids",
            paramLabel = "N",
            description =
                    "Client order ids the venue knows, half of them since yesterday (default:"
                            + " ${DEFAULT-VALUE}).")
    private int knownIds = 10_000_000;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Resting orders (default: ${DEFAULT-VALUE}).")
    private int orders = 200_000;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Measured passes; medians are told (default: ${DEFAULT-VALUE}).")
    private int passes = 5;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (orders < 1 || orders > knownIds / 2 || knownIds > IDS_MAX || passes < 1) {
            throw new BenchException(
                    "--known-ids is at most 60 million, --orders 1 to half of them, --passes at"
                            + " least 1");
        }
        out.println(Machine.description());
        Market market = new Market(knownIds, orders);
        Venue venue = market.venue();
        require(venue.openOrders() == orders, "only " + venue.openOrders() + " orders rest");
        double[] hash = new double[passes];
        double[] write = new double[passes];
        double[] restore = new double[passes];
        long bytes = 0;
        pass(market, new double[1], new double[1], new double[1], 0);
        for (int i = 0; i < passes; i++) {
            bytes = pass(market, hash, write, restore, i);
        }
        report(bytes, venue.stateHash(), hash, write, restore);
        return 0;
    }

    private long pass(Market market, double[] hash, double[] write, double[] restore, int at) {
        Venue venue = market.venue();
        ThreadMeter meter = new ThreadMeter();
        meter.start();
        StateHash expected = venue.stateHash();
        hash[at] = seconds(meter);
        Pieces pieces = new Pieces();
        meter.start();
        venue.snapshot(pieces::add);
        write[at] = seconds(meter);
        meter.start();
        Venue restored = Venue.restore(market.config(), Market.NOBODY, pieces.source());
        restore[at] = seconds(meter);
        require(restored.stateHash().equals(expected), "what was restored has another hash");
        return pieces.bytes();
    }

    private static double seconds(ThreadMeter meter) {
        meter.stop();
        return meter.cpuNanos() / NANOS;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BenchException(otherwise);
        }
    }

    private void report(
            long bytes, StateHash state, double[] hash, double[] write, double[] restore) {
        double megabytes = bytes / MEGA;
        double hashed = Medians.of(hash);
        double written = Medians.of(write);
        double restored = Medians.of(restore);
        out.printf(
                Locale.ROOT,
                "%.0f MB, state %s. CPU: hash %.2f s, write to memory %.2f s, restore %.2f s%n",
                megabytes,
                state,
                hashed,
                written,
                restored);
        out.println(
                new Result()
                        .with("bench", "snapshot")
                        .with("known_ids", knownIds)
                        .with("orders", orders)
                        .with("mb", megabytes)
                        .with("hash_ms", hashed * 1_000)
                        .with("hash_mb_s", megabytes / hashed)
                        .with("write_ms", written * 1_000)
                        .with("write_mb_s", megabytes / written)
                        .with("restore_ms", restored * 1_000)
                        .with("restore_mb_s", megabytes / restored));
    }
}
