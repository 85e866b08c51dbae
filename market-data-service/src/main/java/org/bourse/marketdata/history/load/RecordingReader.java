package org.bourse.marketdata.history.load;

import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.history.HistoryTrade;
import org.bourse.marketdata.history.RowReader;
import org.bourse.marketdata.history.RowSink;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.bourse.marketdata.source.tick.Tick;
import org.bourse.marketdata.source.tick.TickSink;

/**
 * The trades of a recording: lines of {@code <local nanoseconds> <Binance frame>}. Other frames,
 * and other symbols, are passed over.
 */
final class RecordingReader implements RowReader {
    private static final Pattern LINE = Pattern.compile("[0-9]{10,19} \\{.*");

    /** What the event of a trade is called; other frames are mostly differences of the book. */
    private static final String TRADE = "\"trade\"";

    private final BinanceReader reader;

    RecordingReader(String providerSymbol, SourceTerms terms) {
        reader =
                new BinanceReader(
                        new SymbolMap(
                                Map.of(terms.symbol(), providerSymbol),
                                Map.of(terms.symbol(), terms)));
    }

    /** Whether a line is one of a recording. */
    static boolean isOne(String line) {
        return LINE.matcher(line).matches();
    }

    @Override
    public void read(String line, RowSink sink) {
        int space = line.indexOf(' ');
        long recordedNanos = space < 1 ? -1 : Decimals.parse(line.substring(0, space), 0);
        if (recordedNanos < 0) {
            sink.refused(Finding.MALFORMED);
            return;
        }
        String json = line.substring(space + 1);
        if (!json.contains(TRADE) && json.startsWith("{") && json.endsWith("}")) {
            sink.passedOver();
            return;
        }
        Frame frame = new Frame(sink);
        reader.frame(json, recordedNanos / 1_000, LongUnaryOperator.identity(), frame);
        if (!frame.isTold) {
            sink.passedOver();
        }
    }

    /** What one frame is found to be. */
    private static final class Frame implements TickSink {
        private final RowSink sink;
        private boolean isTold;

        Frame(RowSink sink) {
            this.sink = sink;
        }

        @Override
        public void tick(Tick tick, long receivedMicros) {
            if (tick instanceof SourceTrade trade) {
                isTold = true;
                sink.trade(new HistoryTrade(trade, trade.tradeId(), trade.tradeId(), true));
            }
        }

        @Override
        public void problem(String symbol, Finding finding, long receivedMicros) {
            if (finding != Finding.UNKNOWN_SYMBOL) {
                isTold = true;
                sink.refused(finding);
            }
        }
    }
}
