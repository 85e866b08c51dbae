package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.core.VenueEvents;

/** What holds, trades and releases do to balances, and the reports of a trade. */
final class NaiveSettlement {
    /** What both sides of a trade have in common. */
    record Fill(long tradeId, long priceTicks, long lots, BigInteger notional) {}

    private final NaiveMarket market;
    private final VenueEvents events;
    private final NaiveLedger ledger;
    private final NaiveEndings endings;

    NaiveSettlement(NaiveMarket market, NaiveEndings endings) {
        this.market = market;
        this.endings = endings;
        events = market.events;
        ledger = market.ledger;
    }

    void fill(
            NaiveOrder order,
            Role role,
            Fill fill,
            BigInteger fee,
            boolean closes,
            NaiveBook book) {
        // 24.3
        if (order.isExternal()) {
            return;
        }
        events.orderFilled(
                order.id,
                order.account,
                book.definition.symbol(),
                order.side,
                role,
                fill.tradeId(),
                fill.priceTicks(),
                fill.lots(),
                fill.notional().longValueExact(),
                fee.longValueExact(),
                order.filledLots,
                order.remainingLots,
                closes);
    }

    /** The trade's report and all its postings. */
    void settle(
            NaiveOrder buyer,
            NaiveOrder seller,
            Fill fill,
            BigInteger buyerFee,
            BigInteger sellerFee,
            Side takerSide,
            NaiveBook book) {
        events.trade(
                fill.tradeId(),
                book.definition.symbol(),
                fill.priceTicks(),
                fill.lots(),
                fill.notional().longValueExact(),
                takerSide,
                buyer.account,
                seller.account,
                buyer.id,
                seller.id,
                buyerFee.longValueExact(),
                sellerFee.longValueExact());
        int quote = book.definition.quote();
        int base = book.definition.base();
        BigInteger lotsMinor = book.base(fill.lots());
        long id = fill.tradeId();
        takeHeld(buyer, quote, fill.notional(), PostingKind.TRADE, id);
        ledger.post(
                seller.account, quote, Bucket.AVAILABLE, fill.notional(), PostingKind.TRADE, id);
        takeHeld(seller, base, lotsMinor, PostingKind.TRADE, id);
        ledger.post(buyer.account, base, Bucket.AVAILABLE, lotsMinor, PostingKind.TRADE, id);
        payBuyerFee(buyer, quote, buyerFee, id);
        paySellerFee(seller, quote, sellerFee, id);
        // 7.4, 24.3
        if (buyer.isLimit() && !buyer.isExternal()) {
            long improvementTicks = buyer.limitTicks - fill.priceTicks();
            endings.release(buyer, book.notional(improvementTicks, fill.lots()));
        }
        countVolume(buyer, fill);
        countVolume(seller, fill);
    }

    /** 17.5. */
    private void countVolume(NaiveOrder order, Fill fill) {
        NaiveSymbolLimits limits = ledger.account(order.account).symbolLimits.get(order.symbol);
        if (limits != null) {
            limits.addTraded(fill.notional(), market.timeMicros);
        }
    }

    private void takeHeld(
            NaiveOrder order, int asset, BigInteger amount, PostingKind kind, long reference) {
        // 24.3
        if (order.isExternal()) {
            ledger.post(order.account, asset, Bucket.AVAILABLE, amount.negate(), kind, reference);
            return;
        }
        order.hold.amount = order.hold.amount.subtract(amount);
        ledger.post(order.account, asset, Bucket.HELD, amount.negate(), kind, reference);
    }

    /** The buyer pays out of its hold. */
    private void payBuyerFee(NaiveOrder buyer, int quote, BigInteger fee, long tradeId) {
        if (fee.signum() < 0) {
            rebate(buyer, quote, fee.negate(), tradeId);
            return;
        }
        takeHeld(buyer, quote, fee, PostingKind.FEE, tradeId);
        ledger.post(Accounts.FEES, quote, Bucket.AVAILABLE, fee, PostingKind.FEE, tradeId);
    }

    /** The seller pays out of what it received. */
    private void paySellerFee(NaiveOrder seller, int quote, BigInteger fee, long tradeId) {
        if (fee.signum() < 0) {
            rebate(seller, quote, fee.negate(), tradeId);
            return;
        }
        ledger.post(
                seller.account, quote, Bucket.AVAILABLE, fee.negate(), PostingKind.FEE, tradeId);
        ledger.post(Accounts.FEES, quote, Bucket.AVAILABLE, fee, PostingKind.FEE, tradeId);
    }

    private void rebate(NaiveOrder order, int quote, BigInteger amount, long tradeId) {
        ledger.post(
                Accounts.FEES, quote, Bucket.AVAILABLE, amount.negate(), PostingKind.FEE, tradeId);
        ledger.post(order.account, quote, Bucket.AVAILABLE, amount, PostingKind.FEE, tradeId);
    }
}
