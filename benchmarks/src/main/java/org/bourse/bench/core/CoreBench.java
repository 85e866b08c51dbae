package org.bourse.bench.core;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;
import org.bourse.bench.data.DataFolder;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Medians;
import org.bourse.bench.measure.PassOptions;
import org.bourse.bench.measure.Result;
import org.bourse.bench.measure.ThreadMeter;
import org.bourse.core.Venue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the core; every pass is also checked to make exactly the trades it should. */
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "CPU time per command of the venue core on a stream of orders, with exchange-core's"
                        + " bare order book beside it. Every pass must make the stream's trades.")
public final class CoreBench implements Callable<Integer> {
    /** SHA-256 of the trades a correct engine makes. */
    private static final Map<String, String> TRADES_SHA256 =
            Map.of(
                    "itch10k",
                    "603acee3c6fca615002ac466c35672d732bb2a135ad39898b056c1e327bffa60",
                    "ec1k-nofok",
                    "551e2e072fc2b506f0ba68fa921cfc790ef8853d29a0ed89189061f60aad09d7");

    private static final int WARM_UP_PASSES = 2;
    private static final int KNOWN_IDS_MAX = 30_000_000;
    private static final long SLOWEST_NANOS = 10_000_000_000L;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "itch10k or ec1k-nofok (default: ${DEFAULT-VALUE}).")
    private String streamName = "itch10k";

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "Accounts the orders are spread over (default: ${DEFAULT-VALUE}).")
    private int accounts = 2_000;

    @Option(
            names = "--known-ids",
            paramLabel = "N",
            description =
                    "Client order ids the venue knows before the pass (default: ${DEFAULT-VALUE}).")
    private int knownIds = 10_000_000;

    @Option(
            names = "--look-ahead",
            paramLabel = "N",
            description =
                    "Commands the venue is told of at a time before they come; 1: none (default:"
                            + " ${DEFAULT-VALUE}).")
    private int lookAhead = Venue.EXPECTED_MAX;

    @Mixin private final PassOptions options = new PassOptions();

    private final PrintStream out = System.out;
    private final List<Pass> ours = new ArrayList<>();
    private final List<Pass> peers = new ArrayList<>();
    private final Histogram nanos = new Histogram(SLOWEST_NANOS, 3);
    private final Histogram peerNanos = new Histogram(SLOWEST_NANOS, 3);

    @Override
    public Integer call() {
        String expected = TRADES_SHA256.get(streamName);
        if (expected == null
                || accounts < 1
                || knownIds < 0
                || knownIds > KNOWN_IDS_MAX
                || lookAhead < 1
                || lookAhead > Venue.EXPECTED_MAX) {
            throw new BenchException(
                    "--stream is itch10k or ec1k-nofok, --accounts at least 1,"
                            + " --known-ids 0 to 30 million, --look-ahead 1 to "
                            + Venue.EXPECTED_MAX);
        }
        int passes = options.passes();
        out.println(Machine.description());
        DataFolder folder = options.folder();
        OrderStream stream = OrderStream.read(folder, streamName);
        TradeList trades = TradeList.read(folder, streamName);
        require(trades.sha256().equals(expected), "the list of trades in the data folder is wrong");
        CoreScript script = new CoreScript(stream, trades, accounts);
        describe(stream, script);
        for (int i = -WARM_UP_PASSES; i < passes; i++) {
            Pass pass = core(script, trades, false);
            Pass peer = peer(stream, trades, false);
            if (i >= 0) {
                ours.add(pass);
                peers.add(peer);
            }
        }
        core(script, trades, true);
        peer(stream, trades, true);
        report(stream, script, trades);
        return 0;
    }

    private void describe(OrderStream stream, CoreScript script) {
        out.printf(
                Locale.ROOT,
                "%s: %,d commands, the first %,d fill the book and are not timed.%n",
                streamName,
                stream.size(),
                stream.prefill());
        out.printf(
                Locale.ROOT,
                "The core is given %,d commands: a move is a replace, a cancel and a new order"
                        + " where the price stays.%nEach user has one of %,d accounts. A tick of"
                        + " 10 ms every 1,000 commands. Look-ahead %d: %s.%n",
                script.size(),
                accounts,
                lookAhead,
                lookAhead == 1
                        ? "the core is told of no command before it comes"
                        : "as the runner does with a batch, so many commands are read and told to"
                                + " the core%nbefore the first of them is applied".formatted());
    }

    private Pass core(CoreScript script, TradeList expected, boolean recorded) {
        CoreRun run = new CoreRun(script, accounts, options.ordersMax(), knownIds, lookAhead);
        run.run(0, script.prefill());
        System.gc();
        ThreadMeter meter = new ThreadMeter();
        meter.start();
        if (recorded) {
            run.run(script.prefill(), script.size(), nanos);
        } else {
            run.run(script.prefill(), script.size());
        }
        meter.stop();
        CoreSink sink = run.sink();
        require(sink.rejected() == 0, sink.rejected() + " commands were refused");
        require(
                sink.unknown() == script.unknown(),
                sink.unknown() + " commands found no order, not " + script.unknown());
        requireSame("the core", run.trades(), expected);
        require(run.isConserved(), "balances do not sum to zero");
        return Pass.of(script.size() - script.prefill(), meter);
    }

    private Pass peer(OrderStream stream, TradeList expected, boolean recorded) {
        PeerRun run = new PeerRun(stream);
        run.run(0, stream.prefill());
        System.gc();
        ThreadMeter meter = new ThreadMeter();
        meter.start();
        if (recorded) {
            run.run(stream.prefill(), stream.size(), peerNanos);
        } else {
            run.run(stream.prefill(), stream.size());
        }
        meter.stop();
        requireSame("the peer", run.trades(), expected);
        return Pass.of(stream.size() - stream.prefill(), meter);
    }

    private static void requireSame(String engine, TradeList made, TradeList expected) {
        String difference = made.firstDifference(expected);
        require(
                difference.equals("none"),
                engine + " made other trades than it should; " + difference);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BenchException(otherwise);
        }
    }

    private void report(OrderStream stream, CoreScript script, TradeList trades) {
        double ns = median(ours, Pass::cpuNanosPerCommand);
        double bytes = median(ours, Pass::bytesPerCommand);
        double peerNs = median(peers, Pass::cpuNanosPerCommand);
        double perStreamCommand =
                ns * (script.size() - script.prefill()) / (stream.size() - stream.prefill());
        out.printf(
                Locale.ROOT,
                "All %d passes made the %,d trades of the stream; balances are conserved.%n",
                2 * (WARM_UP_PASSES + options.passes() + 1),
                trades.size());
        tell("core", ours, nanos);
        tell("exchange-core, bare book", peers, peerNanos);
        out.println(
                new Result()
                        .with("bench", "core")
                        .with("stream", streamName)
                        .with("known_ids", knownIds)
                        .with("look_ahead", lookAhead)
                        .with("ns", ns)
                        .with("stream_ns", perStreamCommand)
                        .with("wall_ns", median(ours, Pass::wallNanosPerCommand))
                        .with("p50_ns", nanos.getValueAtPercentile(50))
                        .with("p99_ns", nanos.getValueAtPercentile(99))
                        .with("p999_ns", nanos.getValueAtPercentile(99.9))
                        .with("bytes", bytes)
                        .with("peer_ns", peerNs)
                        .with("peer_wall_ns", median(peers, Pass::wallNanosPerCommand))
                        .with("peer_p99_ns", peerNanos.getValueAtPercentile(99))
                        .with("peer_bytes", median(peers, Pass::bytesPerCommand))
                        .with("trades", trades.size()));
    }

    private void tell(String engine, List<Pass> list, Histogram histogram) {
        out.printf(
                Locale.ROOT,
                "%-26s CPU ns/command: median %.1f, least %.1f, most %.1f; one by one: p50 %,d,"
                        + " p99 %,d, p99.9 %,d ns%n",
                engine,
                median(list, Pass::cpuNanosPerCommand),
                list.stream().mapToDouble(Pass::cpuNanosPerCommand).min().orElseThrow(),
                list.stream().mapToDouble(Pass::cpuNanosPerCommand).max().orElseThrow(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9));
    }

    private static double median(List<Pass> list, ToDoubleFunction<Pass> figure) {
        return Medians.of(list.stream().mapToDouble(figure).toArray());
    }
}
