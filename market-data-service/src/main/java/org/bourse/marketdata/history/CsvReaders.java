package org.bourse.marketdata.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.jspecify.annotations.Nullable;

/** Readers of tables. */
public final class CsvReaders {
    private static final Set<String> BUY = Set.of("buy", "b", "bid", "true", "1");
    private static final Set<String> SELL = Set.of("sell", "s", "ask", "false", "0");
    private static final Set<String> TRUE = Set.of("true", "t", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "0");
    private static final Pattern VOLUME = Pattern.compile("[0-9]{1,25}(\\.[0-9]{1,18})?");

    private CsvReaders() {}

    /**
     * Reads candles.
     *
     * @param interval how long they are
     */
    public static RowReader bars(
            Layout layout,
            char separator,
            StampReader stamps,
            SourceTerms terms,
            Interval interval) {
        return new Bars(new Fields(layout, separator), stamps, terms, interval);
    }

    /** Reads trades. */
    public static RowReader trades(
            Layout layout, char separator, StampReader stamps, SourceTerms terms) {
        return new Trades(new Fields(layout, separator), stamps, terms);
    }

    /** The fields of one line after another. */
    private static final class Fields {
        private final Layout layout;
        private final char separator;
        private final int fieldsMin;
        private final List<String> fields = new ArrayList<>();

        Fields(Layout layout, char separator) {
            this.layout = layout;
            this.separator = separator;
            fieldsMin = layout.places().values().stream().mapToInt(it -> it + 1).max().orElse(0);
        }

        boolean read(String line) {
            return CsvLine.split(line, separator, fields) && fields.size() >= fieldsMin;
        }

        String of(Column column) {
            return fields.get(layout.place(column));
        }

        boolean has(Column column) {
            return layout.has(column);
        }
    }

    private static final class Bars implements RowReader {
        private final Fields fields;
        private final StampReader stamps;
        private final SourceTerms terms;
        private final Interval interval;
        private boolean isUnreadable;

        Bars(Fields fields, StampReader stamps, SourceTerms terms, Interval interval) {
            this.fields = fields;
            this.stamps = stamps;
            this.terms = terms;
            this.interval = interval;
        }

        @Override
        public void read(String line, RowSink sink) {
            if (!fields.read(line)) {
                sink.refused(Finding.MALFORMED);
                return;
            }
            SourceBar bar =
                    new SourceBar(
                            terms.symbol(),
                            stamps.micros(fields.of(Column.TIME)),
                            interval.micros(),
                            terms.priceTicks(fields.of(Column.OPEN)),
                            terms.priceTicks(fields.of(Column.HIGH)),
                            terms.priceTicks(fields.of(Column.LOW)),
                            terms.priceTicks(fields.of(Column.CLOSE)),
                            terms.lots(fields.of(Column.VOLUME)));
            isUnreadable = false;
            BigDecimal turnover = volume(Column.TURNOVER);
            BigDecimal trades = volume(Column.TRADES);
            BigDecimal takerVolume = volume(Column.TAKER_VOLUME);
            BigDecimal takerTurnover = volume(Column.TAKER_TURNOVER);
            Finding finding = finding(bar);
            if (finding == Finding.FINE && isUnreadable) {
                finding = Finding.QUANTITY_SCALE;
            }
            if (finding == Finding.FINE) {
                Long count = trades == null ? null : Long.valueOf(trades.longValue());
                sink.bar(new HistoryBar(bar, turnover, count, takerVolume, takerTurnover));
            } else {
                sink.refused(finding);
            }
        }

        private Finding finding(SourceBar bar) {
            if (bar.timeMicros() == ProviderTime.INVALID) {
                return Finding.TIME_UNREADABLE;
            }
            if (bar.openTicks() == SourceTerms.INVALID
                    || bar.highTicks() == SourceTerms.INVALID
                    || bar.lowTicks() == SourceTerms.INVALID
                    || bar.closeTicks() == SourceTerms.INVALID) {
                return Finding.PRICE_SCALE;
            }
            if (bar.lots() == SourceTerms.INVALID) {
                return Finding.QUANTITY_SCALE;
            }
            return bar.timeMicros() == interval.openMicros(bar.timeMicros())
                    ? Finding.FINE
                    : Finding.TIME_ALIGNMENT;
        }

        /** A sum that need not be counted in lots; null where none is told. */
        private @Nullable BigDecimal volume(Column column) {
            if (!fields.has(column) || fields.of(column).isEmpty()) {
                return null;
            }
            String text = fields.of(column);
            // Checked as text: what is huge is not calculated with.
            if (!VOLUME.matcher(text).matches()
                    || column == Column.TRADES && Decimals.parse(text, 0) < 0) {
                isUnreadable = true;
                return null;
            }
            return new BigDecimal(text);
        }
    }

    private static final class Trades implements RowReader {
        private final Fields fields;
        private final StampReader stamps;
        private final SourceTerms terms;
        private boolean isUnreadable;

        Trades(Fields fields, StampReader stamps, SourceTerms terms) {
            this.fields = fields;
            this.stamps = stamps;
            this.terms = terms;
        }

        @Override
        public void read(String line, RowSink sink) {
            if (!fields.read(line)) {
                sink.refused(Finding.MALFORMED);
                return;
            }
            isUnreadable = false;
            boolean sideKnown = isTold(Column.SIDE) || isTold(Column.BUYER_IS_MAKER);
            boolean buyerIsMaker =
                    isTold(Column.SIDE)
                            ? is(Column.SIDE, SELL, BUY)
                            : isTold(Column.BUYER_IS_MAKER)
                                    && is(Column.BUYER_IS_MAKER, TRUE, FALSE);
            long id = id(Column.ID, 0);
            long firstId = id(Column.FIRST_ID, id);
            long lastId = id(Column.LAST_ID, firstId);
            SourceTrade trade =
                    new SourceTrade(
                            terms.symbol(),
                            stamps.micros(fields.of(Column.TIME)),
                            id,
                            terms.priceTicks(fields.of(Column.PRICE)),
                            terms.lots(fields.of(Column.QUANTITY)),
                            buyerIsMaker);
            Finding finding = finding(trade);
            if (finding == Finding.FINE && (isUnreadable || lastId < firstId)) {
                finding = Finding.MALFORMED;
            }
            if (finding == Finding.FINE) {
                sink.trade(new HistoryTrade(trade, firstId, lastId, sideKnown));
            } else {
                sink.refused(finding);
            }
        }

        private boolean isTold(Column column) {
            return fields.has(column) && !fields.of(column).isEmpty();
        }

        private boolean is(Column column, Set<String> yes, Set<String> no) {
            String text = fields.of(column).toLowerCase(Locale.ROOT);
            isUnreadable |= !yes.contains(text) && !no.contains(text);
            return yes.contains(text);
        }

        private long id(Column column, long whenAbsent) {
            if (!isTold(column)) {
                return whenAbsent;
            }
            long id = Decimals.parse(fields.of(column), 0);
            isUnreadable |= id < 0;
            return id;
        }

        private static Finding finding(SourceTrade trade) {
            if (trade.timeMicros() == ProviderTime.INVALID) {
                return Finding.TIME_UNREADABLE;
            }
            if (trade.priceTicks() == SourceTerms.INVALID) {
                return Finding.PRICE_SCALE;
            }
            return trade.lots() == SourceTerms.INVALID ? Finding.QUANTITY_SCALE : Finding.FINE;
        }
    }
}
