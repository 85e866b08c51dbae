package org.bourse.marketdata.stream;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.DepthUpdate;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * Writes the frames of streams as JSON. Names are of capitals, digits and a dash, numbers are
 * decimals: nothing in them needs escaping.
 */
public final class Frames {
    private static final long MICROS_PER_MILLI = 1_000;

    private Frames() {}

    /** One trade; its time is venue time in milliseconds. {@code c}: nobody took. */
    public static String trade(SymbolTerms terms, PublicTrade trade) {
        long timeMillis = trade.venueTimeMicros() / MICROS_PER_MILLI;
        return open(terms, StreamKind.TRADE)
                .append("{\"e\":\"trade\",\"E\":")
                .append(timeMillis)
                .append(",\"s\":\"")
                .append(terms.name())
                .append("\",\"t\":\"")
                .append(Ids.print(trade.tradeId()))
                .append("\",\"p\":\"")
                .append(terms.price(trade.priceTicks()))
                .append("\",\"q\":\"")
                .append(terms.quantity(trade.lots()))
                .append("\",\"T\":")
                .append(timeMillis)
                .append(",\"m\":")
                .append(trade.buyerIsMaker())
                .append(trade.auction() ? ",\"c\":true" : "")
                .append("}}")
                .toString();
    }

    /** What a call auction would trade; a price of 0 is none. */
    public static String indication(SymbolTerms terms, Indication indication) {
        return auction(terms, "indicativePrice", indication.venueTimeMicros())
                .append(",\"p\":\"")
                .append(terms.price(indication.priceTicks()))
                .append("\",\"q\":\"")
                .append(terms.quantity(indication.lots()))
                .append("\",\"d\":\"")
                .append(terms.quantity(indication.surplusLots()))
                .append(indication.surplusLots() == 0 ? "\"" : side(indication.surplusSide()))
                .append("}}")
                .toString();
    }

    /** There is no call auction any more. */
    public static String auctionEnd(SymbolTerms terms, long venueTimeMicros) {
        return auction(terms, "auctionEnd", venueTimeMicros).append("}}").toString();
    }

    private static StringBuilder auction(SymbolTerms terms, String event, long venueTimeMicros) {
        return open(terms, StreamKind.AUCTION)
                .append("{\"e\":\"")
                .append(event)
                .append("\",\"E\":")
                .append(venueTimeMicros / MICROS_PER_MILLI)
                .append(",\"s\":\"")
                .append(terms.name())
                .append('"');
    }

    private static String side(Side side) {
        return "\",\"D\":\"" + side.name() + "\"";
    }

    /** Where the increments of a depth stream go on from. */
    public static String depthSnapshot(SymbolTerms terms, DepthSnapshot snapshot) {
        StringBuilder text =
                open(terms, StreamKind.DEPTH)
                        .append("{\"e\":\"depthSnapshot\",\"s\":\"")
                        .append(terms.name())
                        .append("\",\"lastUpdateId\":")
                        .append(snapshot.sequence())
                        .append(",\"bids\":");
        levels(text, terms, snapshot.bids());
        text.append(",\"asks\":");
        levels(text, terms, snapshot.asks());
        return text.append("}}").toString();
    }

    /** An increment: {@code U} is exactly one more than the last {@code u} or lastUpdateId. */
    public static String depthUpdate(SymbolTerms terms, DepthUpdate update) {
        StringBuilder text =
                open(terms, StreamKind.DEPTH)
                        .append("{\"e\":\"depthUpdate\",\"E\":")
                        .append(update.venueTimeMicros() / MICROS_PER_MILLI)
                        .append(",\"s\":\"")
                        .append(terms.name())
                        .append("\",\"U\":")
                        .append(update.firstSequence())
                        .append(",\"u\":")
                        .append(update.lastSequence())
                        .append(",\"b\":");
        levels(text, terms, update.bids());
        text.append(",\"a\":");
        levels(text, terms, update.asks());
        return text.append("}}").toString();
    }

    private static StringBuilder open(SymbolTerms terms, StreamKind kind) {
        return new StringBuilder(256)
                .append("{\"stream\":\"")
                .append(StreamName.of(terms.name(), kind))
                .append("\",\"data\":");
    }

    private static void levels(StringBuilder text, SymbolTerms terms, List<BookLevel> levels) {
        text.append('[');
        for (int i = 0; i < levels.size(); i++) {
            BookLevel level = levels.get(i);
            text.append(i == 0 ? "[\"" : ",[\"")
                    .append(terms.price(level.priceTicks()))
                    .append("\",\"")
                    .append(terms.quantity(level.lots()))
                    .append("\"]");
        }
        text.append(']');
    }
}
