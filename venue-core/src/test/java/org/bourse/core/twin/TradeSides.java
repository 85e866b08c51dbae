package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;

/** What orders were told of a trade before it, the one that took first, must be what it is. */
final class TradeSides {
    private record Fill(long orderId, Role role, long lots, OpenOrder order) {}

    /** One side of a trade as it is told; an external level has no order. */
    record Party(long account, long orderId, long feeMinor) {
        boolean isExternal() {
            return orderId == CheckedBook.EXTERNAL;
        }
    }

    private final List<Fill> fills = new ArrayList<>();

    void add(long orderId, Role role, long lots, OpenOrder order) {
        fills.add(new Fill(orderId, role, lots, order));
    }

    boolean areTold() {
        return fills.isEmpty();
    }

    void check(long tradeId, Side takerSide, long lots, Party buyer, Party seller, Groups groups) {
        boolean isAuction = takerSide == Side.SIDE_UNSPECIFIED;
        // 21.5: of an auction the bid comes first
        Party first = takerSide == Side.SELL ? seller : buyer;
        Party second = takerSide == Side.SELL ? buyer : seller;
        SelfTradePrevention firstMode =
                checkParty(tradeId, isAuction ? Role.MAKER : Role.TAKER, lots, first);
        SelfTradePrevention secondMode = checkParty(tradeId, Role.MAKER, lots, second);
        Violation.unless(fills.isEmpty(), "trade %s of more than two", tradeId);
        Violation.unless(
                !first.isExternal() || !second.isExternal(), "trade %s of nobody", tradeId);
        // the younger decides; whoever takes is younger than what rests, or replaced
        boolean isFirstTaking = !isAuction || first.orderId() > second.orderId();
        Violation.unless(
                !groups.areOwn(first.account(), second.account())
                        || (isFirstTaking ? firstMode : secondMode) == SelfTradePrevention.NONE,
                "own trade %s",
                tradeId);
    }

    private SelfTradePrevention checkParty(long tradeId, Role role, long lots, Party party) {
        if (party.isExternal()) {
            Violation.unlessEqual(Accounts.EXTERNAL, party.account(), "who has no order");
            Violation.unlessEqual(0, party.feeMinor(), "fee of the external book");
            return SelfTradePrevention.NONE;
        }
        Violation.unless(!fills.isEmpty(), "trade %s without its fills", tradeId);
        Fill fill = fills.removeFirst();
        Violation.unlessEqual(party.orderId(), fill.orderId(), "order of trade " + tradeId);
        Violation.unless(fill.role() == role, "role in trade %s", tradeId);
        Violation.unlessEqual(lots, fill.lots(), "lots of trade " + tradeId);
        Violation.unlessEqual(fill.order().account, party.account(), "account of " + tradeId);
        return fill.order().mode;
    }

    /** Of self-trade prevention, by account. */
    record Groups(Map<Long, Integer> groups) {
        boolean areOwn(long one, long other) {
            int group = groups.getOrDefault(one, 0);
            return one == other || (group != 0 && group == groups.getOrDefault(other, 0));
        }
    }
}
