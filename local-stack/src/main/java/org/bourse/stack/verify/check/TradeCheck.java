package org.bourse.stack.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I7: a trade comes right after the fills of its two sides, which say the same of it. What the
 * external book trades has no order and no fill.
 */
final class TradeCheck implements VenueCheck {
    private final Listings listings;
    private final Findings findings;

    /** Those that no trade has told yet. */
    private final List<OrderFilled> fills = new ArrayList<>();

    private long trades;

    TradeCheck(Listings listings, Findings findings) {
        this.listings = listings;
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        trades = 0;
        fills.clear();
    }

    @Override
    public void filled(Optional<TrackedOrder> order, OrderFilled event) {
        fills.add(event);
    }

    @Override
    public void trade(Trade event) {
        findings.seen(Invariant.I7);
        String trade = Ids.print(event.getTradeId());
        findings.check(
                Ids.index(event.getTradeId()) == trades++,
                Invariant.I7,
                "trade %s is number %d of its command",
                trade,
                trades);
        side(event, Side.BUY, event.getBuyerAccount(), event.getBuyerOrderId());
        side(event, Side.SELL, event.getSellerAccount(), event.getSellerOrderId());
        findings.check(fills.isEmpty(), Invariant.I7, "fills of no trade, before trade %s", trade);
        fills.clear();
        long tickLot =
                listings.find(event.getSymbol()).map(Listings.Listed::tickLotMinor).orElse(0L);
        findings.check(
                event.getNotionalMinor() == event.getPriceTicks() * event.getLots() * tickLot,
                Invariant.I7,
                "trade %s of %d lots at %d has the notional %d",
                trade,
                event.getLots(),
                event.getPriceTicks(),
                event.getNotionalMinor());
        findings.check(
                event.getAuction() == (event.getTakerSide() == Side.SIDE_UNSPECIFIED),
                Invariant.I7,
                "trade %s: somebody took in an auction, or nobody outside one",
                trade);
    }

    private void side(Trade trade, Side side, long account, long orderId) {
        if (account == Accounts.EXTERNAL && orderId == 0) {
            return;
        }
        OrderFilled own = null;
        for (OrderFilled fill : fills) {
            if (fill.getOrderId() == orderId && fill.getSide() == side) {
                own = fill;
            }
        }
        if (own == null || !isSame(trade, own, side, account)) {
            findings.broken(
                    Invariant.I7,
                    "trade %s and the fill of its %s %d differ",
                    Ids.print(trade.getTradeId()),
                    side == Side.BUY ? "buyer" : "seller",
                    orderId);
        }
        fills.remove(own);
    }

    private static boolean isSame(Trade trade, OrderFilled fill, Side side, long account) {
        long fee = side == Side.BUY ? trade.getBuyerFeeMinor() : trade.getSellerFeeMinor();
        Role role = side == trade.getTakerSide() ? Role.TAKER : Role.MAKER;
        return fill.getTradeId() == trade.getTradeId()
                && fill.getAccount() == account
                && fill.getSymbol() == trade.getSymbol()
                && fill.getPriceTicks() == trade.getPriceTicks()
                && fill.getLots() == trade.getLots()
                && fill.getNotionalMinor() == trade.getNotionalMinor()
                && fill.getFeeMinor() == fee
                && fill.getRole() == role;
    }

    @Override
    public void ends(Step step) {
        findings.check(fills.isEmpty(), Invariant.I7, "%d fills belong to no trade", fills.size());
    }
}
