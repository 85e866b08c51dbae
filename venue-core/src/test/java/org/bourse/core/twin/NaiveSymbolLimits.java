package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.core.VenueCommand;

/** What an account may do in a symbol (17.3), and what it traded there today (17.5). */
final class NaiveSymbolLimits {
    private static final long DAY_MICROS = 86_400_000_000L;

    boolean isRestricted;
    boolean isReduceOnly;

    /** The greatest value of a limit that was never set. */
    long lotsMax = Long.MAX_VALUE;

    BigInteger positionLotsMax = NaiveMoney.UNLIMITED;
    BigInteger exposureMinorMax = NaiveMoney.UNLIMITED;
    BigInteger dailyNotionalMinorMax = NaiveMoney.UNLIMITED;
    int openOrdersMax = Integer.MAX_VALUE;

    private long day;
    private BigInteger traded = BigInteger.ZERO;

    /** What is not named stays. */
    void set(VenueCommand.SymbolLimit limit) {
        limit.restricted().ifPresent(value -> isRestricted = value);
        limit.reduceOnly().ifPresent(value -> isReduceOnly = value);
        limit.lotsMax().ifPresent(value -> lotsMax = value);
        limit.positionLotsMax().ifPresent(value -> positionLotsMax = NaiveMoney.big(value));
        limit.exposureMinorMax().ifPresent(value -> exposureMinorMax = NaiveMoney.big(value));
        limit.dailyNotionalMinorMax()
                .ifPresent(value -> dailyNotionalMinorMax = NaiveMoney.big(value));
        limit.openOrdersMax().ifPresent(value -> openOrdersMax = value);
    }

    void addTraded(BigInteger notional, long timeMicros) {
        traded = tradedToday(timeMicros).add(notional);
        day = timeMicros / DAY_MICROS;
    }

    BigInteger tradedToday(long timeMicros) {
        return timeMicros / DAY_MICROS == day ? traded : BigInteger.ZERO;
    }
}
