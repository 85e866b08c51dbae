package org.bourse.marketdata.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * Which trades of a symbol are asked for, oldest first.
 *
 * @param fromId the least id
 * @param fromMicros the first moment
 * @param toMicros the first moment after the last
 */
public record TradeQuery(int symbol, long fromId, long fromMicros, long toMicros) {
    /** No venue's time is after it. */
    public static final long LAST_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));

    public boolean matches(PublicTrade trade) {
        return trade.tradeId() >= fromId
                && trade.venueTimeMicros() >= fromMicros
                && trade.venueTimeMicros() < toMicros;
    }

    /** The same trades but those before a moment. */
    public TradeQuery since(long micros) {
        return new TradeQuery(symbol, fromId, Math.max(micros, fromMicros), toMicros);
    }

    /** The same trades but those before an id. */
    public TradeQuery from(long id) {
        return new TradeQuery(symbol, Math.max(id, fromId), fromMicros, toMicros);
    }
}
