package org.bourse.matching.codec;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;

/**
 * What the core said of the venue's configuration: of every step, replayed ones included. A step
 * may also do work that earlier commands left over, so not all it says is of its own command.
 */
public sealed interface VenueFact {

    /** Of the step's command. */
    RequestId request();

    /** Of the step's command. */
    long position();

    record AssetListed(RequestId request, long position, Asset asset) implements VenueFact {}

    record SymbolListed(RequestId request, long position, Symbol symbol) implements VenueFact {}

    /** Other rules or another state. */
    record SymbolChanged(RequestId request, long position, Symbol symbol) implements VenueFact {}

    record ScheduleSet(
            RequestId request, long position, org.bourse.contracts.v1.ScheduleSet schedule)
            implements VenueFact {}

    record VenueStateSet(RequestId request, long position, boolean halted) implements VenueFact {}

    record VersionActivated(RequestId request, long position, int contractVersion)
            implements VenueFact {}

    record FeeTierSet(
            RequestId request, long position, int tier, long makerRateE8, long takerRateE8)
            implements VenueFact {}

    record AccountTierSet(RequestId request, long position, long account, int tier)
            implements VenueFact {}

    record AccountTradingSet(
            RequestId request,
            long position,
            long account,
            int selfTradeGroup,
            boolean selfTradeAllowed)
            implements VenueFact {}

    record AccountStateSet(RequestId request, long position, long account, AccountStatus state)
            implements VenueFact {}

    /** Account 0 and symbol 0 stand for all, an unspecified side for both. */
    record MassCancelBegan(RequestId request, long position, long account, int symbol, Side side)
            implements VenueFact {}

    record KeyActivated(RequestId request, long position, int keyId, List<Writer> writers)
            implements VenueFact {
        public KeyActivated {
            writers = List.copyOf(writers);
        }
    }

    record KeyRevoked(RequestId request, long position, int keyId) implements VenueFact {}

    record CommandSkipped(RequestId request, long position, long skipped) implements VenueFact {}

    record VenueResumed(RequestId request, long position, long from) implements VenueFact {}

    /** A command of ADMINISTRATION was refused, or anybody's for what its envelope is. */
    record Refused(RequestId request, long position, RejectCode code) implements VenueFact {}
}
