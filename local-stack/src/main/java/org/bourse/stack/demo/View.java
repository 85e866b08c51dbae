package org.bourse.stack.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a demonstration: redrawn in place on a terminal, a line a second elsewhere. */
final class View {

    static final int LEVELS = 8;

    private static final String CLEAR_TO_END = "\u001b[J";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean terminal;
    private int linesDrawn;

    private View(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * The view that suits this process' output; in JDK 25 a redirected one has no console again.
     */
    @SuppressWarnings("SystemConsoleNull")
    static View ofThisProcess() {
        Console console = System.console();
        return new View(System.out, console != null && console.isTerminal());
    }

    /** Draws one moment. */
    void show(Frame frame) {
        if (terminal) {
            redraw(drawing(frame));
        } else {
            out.println(line(frame));
            out.flush();
        }
    }

    private void redraw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (linesDrawn > 0) {
            text.append("\u001b[").append(linesDrawn).append('A');
        }
        lines.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        text.append(CLEAR_TO_END);
        out.print(text);
        out.flush();
        linesDrawn = lines.size();
    }

    private static String line(Frame frame) {
        return String.format(
                Locale.ROOT,
                "%4d s  orders %,d (%,.0f/s)  trades %,d (%,.0f/s)  %s %s  p50 %.1f ms  p99 %.1f"
                        + " ms  %s",
                frame.seconds(),
                frame.reading().orders(),
                frame.ordersPerSecond(),
                frame.reading().trades(),
                frame.tradesPerSecond(),
                frame.symbol(),
                frame.picture().lastPrice(),
                frame.reading().p50Millis(),
                frame.reading().p99Millis(),
                frame.headline());
    }

    private static List<String> drawing(Frame frame) {
        List<String> lines = new java.util.ArrayList<>();
        Meter.Reading reading = frame.reading();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Bourse demo   %s   %d s   %s",
                        frame.symbol(),
                        frame.seconds(),
                        frame.headline()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "orders %,d  %,.0f/s    trades %,d  %,.0f/s    answers p50 %.1f ms  p99"
                                + " %.1f ms",
                        reading.orders(),
                        frame.ordersPerSecond(),
                        reading.trades(),
                        frame.tradesPerSecond(),
                        reading.p50Millis(),
                        reading.p99Millis()));
        lines.add("");
        lines.add("          bids                      asks              |  last trades");
        MarketPicture picture = frame.picture();
        for (int i = 0; i < LEVELS; i++) {
            lines.add(
                    left(picture.bids(), i)
                            + "  "
                            + right(picture.asks(), i)
                            + "  |  "
                            + trade(picture.trades(), i));
        }
        lines.add("");
        lines.add("refused " + refusals(reading));
        return lines;
    }

    private static String left(List<MarketPicture.Level> bids, int index) {
        if (index >= bids.size()) {
            return " ".repeat(24);
        }
        MarketPicture.Level level = bids.get(index);
        return String.format("%12s %s%11s%s", level.quantity(), GREEN, level.price(), PLAIN);
    }

    private static String right(List<MarketPicture.Level> asks, int index) {
        if (index >= asks.size()) {
            return " ".repeat(24);
        }
        MarketPicture.Level level = asks.get(index);
        return String.format("%s%-11s%s %-12s", RED, level.price(), PLAIN, level.quantity());
    }

    private static String trade(List<MarketPicture.Trade> trades, int index) {
        if (index >= trades.size()) {
            return "";
        }
        MarketPicture.Trade trade = trades.get(index);
        String time = trade.time().length() >= 19 ? trade.time().substring(11, 19) : trade.time();
        return String.format(
                "%s %s%11s%s %s",
                time, trade.takerBuys() ? GREEN : RED, trade.price(), PLAIN, trade.quantity());
    }

    static String refusals(Meter.Reading reading) {
        if (reading.refusals().isEmpty()) {
            return "none";
        }
        return reading.refusals().entrySet().stream()
                .map(refusal -> refusal.getKey() + " " + refusal.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /**
     * One moment.
     *
     * @param seconds since trading began
     * @param reading totals, with the latencies of the last second
     */
    record Frame(
            long seconds,
            String symbol,
            String headline,
            Meter.Reading reading,
            double ordersPerSecond,
            double tradesPerSecond,
            MarketPicture picture) {}
}
