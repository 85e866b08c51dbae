package org.bourse.stack.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;

/** Runs a demonstration on a running stack and judges it. */
public final class Demo {

    private static final Duration SEEDED_LENGTH = Duration.ofSeconds(60);
    private static final long REDRAW_MILLIS = 1_000;

    private final StackClient stack;
    private final DemoOptions options;
    private final Meter meter = new Meter();
    private final View view = View.ofThisProcess();
    private long ordersBefore;
    private long tradesBefore;
    private long shownAtNanos;

    /** A demonstration to run once. */
    public Demo(StackClient stack, DemoOptions options) {
        this.stack = stack;
        this.options = options;
    }

    /** Trades, then prints the summary; whether everything came out as it must. */
    public boolean run(Progress progress) {
        Scenario scenario = scenario();
        progress.line("opening and funding the accounts of the demo");
        scenario.prepare();
        long began = System.nanoTime();
        long endNanos = began + length().toNanos();
        CompletableFuture<Void> trading =
                CompletableFuture.runAsync(
                        () -> scenario.run(() -> System.nanoTime() < endNanos),
                        task -> Thread.ofVirtual().name("demo").start(task));
        shownAtNanos = began;
        while (!isDone(trading)) {
            // What is left after the end is tidying up.
            if (System.nanoTime() < endNanos) {
                show(scenario, began);
            }
        }
        Duration traded = Duration.ofNanos(System.nanoTime() - began);
        List<String> broken = Conservation.complaints(stack);
        System.out.print(summary(scenario, traded, broken));
        System.out.flush();
        return broken.isEmpty() && scenario.complaints().isEmpty() && meter.total().failures() == 0;
    }

    private Scenario scenario() {
        return options.recording()
                .<Scenario>map(file ->
                        new Reenactment(stack, meter, Recording.read(file), options.speed()))
                .orElseGet(() -> new SeededMarket(stack, meter, options.speed(), options.seed()));
    }

    private Duration length() {
        Duration most = options.recording().isPresent() ? Duration.ofDays(1) : SEEDED_LENGTH;
        return options.lengthMax().orElse(most);
    }

    private static boolean isDone(CompletableFuture<Void> trading) {
        try {
            trading.get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (java.util.concurrent.ExecutionException | CompletionException e) {
            throw new StackException("trading failed: " + e.getCause(), e);
        }
    }

    private void show(Scenario scenario, long began) {
        String symbol = scenario.symbols().getFirst();
        MarketPicture picture = MarketPicture.look(stack, symbol, View.LEVELS);
        Meter.Reading reading = meter.read();
        long now = System.nanoTime();
        double seconds = (now - shownAtNanos) / 1e9;
        view.show(
                new View.Frame(
                        Duration.ofNanos(now - began).toSeconds(),
                        symbol,
                        scenario.headline(),
                        reading,
                        (reading.orders() - ordersBefore) / seconds,
                        (reading.trades() - tradesBefore) / seconds,
                        picture));
        ordersBefore = reading.orders();
        tradesBefore = reading.trades();
        shownAtNanos = now;
    }

    private String summary(Scenario scenario, Duration traded, List<String> broken) {
        Meter.Reading total = meter.total();
        double seconds = Math.max(0.001, traded.toMillis() / 1e3);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(scenario.findings());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "orders      %,d in %.0f s (%,.0f/s); refused %s; without an answer %d",
                        total.orders(),
                        seconds,
                        total.orders() / seconds,
                        View.refusals(total),
                        total.failures()));
        lines.add(String.format(Locale.ROOT, "trades      %,d", total.trades()));
        lines.add(String.format(Locale.ROOT, "volume      %,.2f USDT", total.notional()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "answers     p50 %.1f ms, p99 %.1f ms",
                        total.p50Millis(),
                        total.p99Millis()));
        scenario.complaints().stream().limit(20).forEach(it -> lines.add("broken: " + it));
        lines.add(
                broken.isEmpty()
                        ? "conservation: ok"
                        : "conservation: " + String.join("; ", broken));
        return String.join("\n", lines) + "\n";
    }
}
