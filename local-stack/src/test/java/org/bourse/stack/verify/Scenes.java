package org.bourse.stack.verify;

import com.google.protobuf.Message;
import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;

/** Small markets in which everything is right. */
final class Scenes {
    private Scenes() {}

    /** A sell that rests at 100; its id is returned by its position. */
    static long restingSell(Script script, long lots, long price, long shown, int orders) {
        long id = Ids.of(0, script.position(), 0);
        script.place(Script.limit(Script.SELLER, Side.SELL, lots, price))
                .say(script.hold(Script.SELLER, Script.BASE, lots, id))
                .say(script.level(Side.SELL, price, shown, orders));
        return id;
    }

    static long restingSell(Script script, long lots, long price) {
        return restingSell(script, lots, price, lots, 1);
    }

    /** A buy that rests; it holds its cost, the higher fee of that, and one unit. */
    static long restingBuy(Script script, long lots, long price) {
        long id = Ids.of(0, script.position(), 0);
        long cost = lots * price;
        script.place(Script.limit(Script.BUYER, Side.BUY, lots, price))
                .say(script.hold(Script.BUYER, Script.QUOTE, cost + fee(2, cost) + 1, id))
                .say(script.level(Side.BUY, price, lots, 1));
        return id;
    }

    /** A rate in thousandths. */
    static long fee(long rate, long notional) {
        return Math.ceilDiv(rate * notional, 1_000);
    }

    /**
     * A buy of 4 at 101 meets the sell and is filled at 100.
     *
     * @param soldBefore lots that the sell has traded
     * @param left of the sell after the trade
     */
    static StepDraft buyOfFour(Script script, long seller, long soldBefore, long left) {
        long id = Ids.of(0, script.position(), 0);
        StepDraft step = script.place(Script.limit(Script.BUYER, Side.BUY, 4, 101));
        step.say(script.hold(Script.BUYER, Script.QUOTE, 404 + 1 + 1, id));
        trade(script, step, id, seller, soldBefore, left);
        step.say(script.hold(Script.BUYER, Script.QUOTE, -4, id));
        if (left == 0) {
            step.say(script.level(Side.SELL, 100, 0, 0));
        } else {
            step.say(script.level(Side.SELL, 100, left, 1));
        }
        return step.say(script.hold(Script.BUYER, Script.QUOTE, -1, id));
    }

    /** The fills, the trade and its postings of 4 lots at 100. */
    private static void trade(
            Script script, StepDraft step, long buyer, long seller, long soldBefore, long left) {
        long trade = Ids.of(0, script.position() - 1, 0);
        long sellerFee = fee(1, (soldBefore + 4) * 100) - fee(1, soldBefore * 100);
        step.say(
                fill(buyer, Script.BUYER, Side.BUY, Role.TAKER, trade, 1, 4, 0),
                fill(
                        seller,
                        Script.SELLER,
                        Side.SELL,
                        Role.MAKER,
                        trade,
                        sellerFee,
                        soldBefore + 4,
                        left),
                Trade.newBuilder()
                        .setTradeId(trade)
                        .setSymbol(1)
                        .setPriceTicks(100)
                        .setLots(4)
                        .setNotionalMinor(400)
                        .setTakerSide(Side.BUY)
                        .setBuyerAccount(Script.BUYER)
                        .setSellerAccount(Script.SELLER)
                        .setBuyerOrderId(buyer)
                        .setSellerOrderId(seller)
                        .setBuyerFeeMinor(1)
                        .setSellerFeeMinor(sellerFee)
                        .build());
        step.say(tradePostings(script, trade, sellerFee));
    }

    private static Message[] tradePostings(Script script, long trade, long sellerFee) {
        List<Message> postings =
                List.of(
                        move(script, Script.BUYER, Script.QUOTE, Bucket.HELD, -400, trade),
                        move(script, Script.SELLER, Script.QUOTE, Bucket.AVAILABLE, 400, trade),
                        move(script, Script.SELLER, Script.BASE, Bucket.HELD, -4, trade),
                        move(script, Script.BUYER, Script.BASE, Bucket.AVAILABLE, 4, trade),
                        charge(script, Script.BUYER, Bucket.HELD, -1, trade),
                        charge(script, Accounts.FEES, Bucket.AVAILABLE, 1, trade));
        Message[] all = postings.toArray(new Message[0]);
        if (sellerFee == 0) {
            return all;
        }
        Message[] both = java.util.Arrays.copyOf(all, all.length + 2);
        both[all.length] = charge(script, Script.SELLER, Bucket.AVAILABLE, -sellerFee, trade);
        both[all.length + 1] = charge(script, Accounts.FEES, Bucket.AVAILABLE, sellerFee, trade);
        return both;
    }

    private static Message move(
            Script script, long account, int asset, Bucket bucket, long delta, long trade) {
        return script.posting(account, asset, bucket, delta, PostingKind.TRADE, trade);
    }

    private static Message charge(
            Script script, long account, Bucket bucket, long delta, long trade) {
        return script.posting(account, Script.QUOTE, bucket, delta, PostingKind.FEE, trade);
    }

    private static OrderFilled fill(
            long order,
            long account,
            Side side,
            Role role,
            long trade,
            long fee,
            long filled,
            long remaining) {
        return OrderFilled.newBuilder()
                .setOrderId(order)
                .setAccount(account)
                .setSymbol(1)
                .setSide(side)
                .setRole(role)
                .setTradeId(trade)
                .setPriceTicks(100)
                .setLots(4)
                .setNotionalMinor(400)
                .setFeeMinor(fee)
                .setFilledLots(filled)
                .setRemainingLots(remaining)
                .setCloses(remaining == 0)
                .build();
    }

    /**
     * A bid of 3 at 101 and an offer of 2 at 99 meet, both as makers; one lot of the bid is left.
     */
    static void uncross(Script script, long buy, long sell, long price) {
        StepDraft step = script.state(SymbolState.TRADING);
        step.events.clear();
        long trade = Ids.of(0, script.position() - 1, 0);
        long notional = 2 * price;
        Trade told =
                Trade.newBuilder()
                        .setTradeId(trade)
                        .setSymbol(1)
                        .setPriceTicks(price)
                        .setLots(2)
                        .setNotionalMinor(notional)
                        .setBuyerAccount(Script.BUYER)
                        .setSellerAccount(Script.SELLER)
                        .setBuyerOrderId(buy)
                        .setSellerOrderId(sell)
                        .setBuyerFeeMinor(1)
                        .setSellerFeeMinor(1)
                        .setAuction(true)
                        .build();
        step.say(
                script.changed(SymbolState.UNCROSSING),
                auctionFill(told, buy, Script.BUYER, Side.BUY, 1),
                auctionFill(told, sell, Script.SELLER, Side.SELL, 0),
                told,
                move(script, Script.BUYER, Script.QUOTE, Bucket.HELD, -notional, trade),
                move(script, Script.SELLER, Script.QUOTE, Bucket.AVAILABLE, notional, trade),
                move(script, Script.SELLER, Script.BASE, Bucket.HELD, -2, trade),
                move(script, Script.BUYER, Script.BASE, Bucket.AVAILABLE, 2, trade),
                charge(script, Script.BUYER, Bucket.HELD, -1, trade),
                charge(script, Accounts.FEES, Bucket.AVAILABLE, 1, trade),
                charge(script, Script.SELLER, Bucket.AVAILABLE, -1, trade),
                charge(script, Accounts.FEES, Bucket.AVAILABLE, 1, trade));
        if (price < 101) {
            step.say(script.hold(Script.BUYER, Script.QUOTE, -2 * (101 - price), buy));
        }
        step.say(
                script.level(Side.BUY, 101, 1, 1),
                script.level(Side.SELL, 99, 0, 0),
                script.changed(SymbolState.TRADING));
    }

    private static OrderFilled auctionFill(
            Trade trade, long order, long account, Side side, long remaining) {
        return OrderFilled.newBuilder()
                .setOrderId(order)
                .setAccount(account)
                .setSymbol(1)
                .setSide(side)
                .setRole(Role.MAKER)
                .setTradeId(trade.getTradeId())
                .setPriceTicks(trade.getPriceTicks())
                .setLots(2)
                .setNotionalMinor(trade.getNotionalMinor())
                .setFeeMinor(1)
                .setFilledLots(2)
                .setRemainingLots(remaining)
                .setCloses(remaining == 0)
                .build();
    }

    /** The owner of a sell at 100 cancels it. */
    static StepDraft cancelSell(Script script, long seller, long filled, long remaining) {
        return script.cancel(seller)
                .say(
                        OrderCancelled.newBuilder()
                                .setOrderId(seller)
                                .setAccount(Script.SELLER)
                                .setSymbol(1)
                                .setReason(CancelReason.REQUESTED)
                                .setFilledLots(filled)
                                .setRemainingLots(remaining)
                                .build())
                .say(script.hold(Script.SELLER, Script.BASE, -remaining, seller))
                .say(script.level(Side.SELL, 100, 0, 0));
    }
}
