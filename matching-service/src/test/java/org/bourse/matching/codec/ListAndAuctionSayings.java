package org.bourse.matching.codec;

import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.Breaker;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.matching.codec.EventRoundTripTest.Saying;

/** What the core says of order lists, call auctions, breakers and schedules. */
final class ListAndAuctionSayings {
    /** The third leg of the list at position 5 of epoch 1. */
    private static final long LEG = (1L << 56) + (5L << 10) + 2;

    private static final long LIST = LEG - 2;

    private ListAndAuctionSayings() {}

    static Stream<Saying> all() {
        return Stream.of(lists(), auctions(), symbols()).flatMap(it -> it);
    }

    private static Stream<Saying> lists() {
        String order =
                "order { order_id: "
                        + LEG
                        + " account: 5 symbol: 6 side: SELL type: STOP time_in_force: GTC"
                        + " list_kind: BRACKET list_id: "
                        + LIST
                        + " }";
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderAccepted(LEG, leg(), 1, 2, 0, 0, 0),
                        "accepted { " + order + " maker_rate_e8: 1 taker_rate_e8: 2 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderRejected(LEG, leg(), RejectCode.LIST_INVALID),
                        "rejected { " + order + " code: LIST_INVALID }"));
    }

    private static NewOrder leg() {
        NewOrder leg = new NewOrder().set(5, 6, Side.SELL, OrderType.STOP, TimeInForce.GTC);
        leg.listKind(OrderListKind.BRACKET);
        return leg;
    }

    private static Stream<Saying> auctions() {
        return Stream.of(
                new Saying(
                        EventTopic.TRADE,
                        to -> to.trade(1, 2, 3, 4, 5, Side.SIDE_UNSPECIFIED, 6, 7, 8, 9, 10, 11),
                        "trade { trade_id: 1 symbol: 2 price_ticks: 3 lots: 4 notional_minor: 5"
                                + " buyer_account: 6 seller_account: 7 buyer_order_id: 8"
                                + " seller_order_id: 9 buyer_fee_minor: 10 seller_fee_minor: 11"
                                + " auction: true }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> to.indicativePrice(1, 2, 3, 4, Side.SELL),
                        "indicative_price { symbol: 1 price_ticks: 2 lots: 3 surplus_lots: 4"
                                + " surplus_side: SELL }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> to.indicativePrice(1, 0, 0, 0, Side.SIDE_UNSPECIFIED),
                        "indicative_price { symbol: 1 }"),
                new Saying(
                        EventTopic.ORDER,
                        to ->
                                to.scheduleSet(
                                        new VenueCommand.SetSchedule(
                                                1,
                                                List.of(
                                                        new VenueCommand.ScheduledChange(
                                                                0, SymbolState.AUCTION),
                                                        new VenueCommand.ScheduledChange(
                                                                604_799, SymbolState.HALTED)))),
                        "schedule_set { symbol: 1 changes { state: AUCTION }"
                                + " changes { second_of_week: 604799 state: HALTED } }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.scheduleSet(new VenueCommand.SetSchedule(1, List.of())),
                        "schedule_set { symbol: 1 }"));
    }

    private static Stream<Saying> symbols() {
        SymbolDefinition symbol = EventRoundTripTest.SYMBOL.withBreaker(new Breaker(1, 2, 3, 4));
        String text =
                EventRoundTripTest.symbol()
                        + " breaker { rate_e8: 1 window_seconds: 2 pause_seconds: 3"
                        + " auction_seconds: 4 }";
        return Stream.of(
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.symbolListed(symbol),
                        "configured { symbol_listed { " + text + " } }"),
                new Saying(
                        EventTopic.TRADE,
                        to -> to.symbolChanged(symbol),
                        "configured { symbol_changed { " + text + " } }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> {
                            to.bookImageBegins(symbol, 1, 2);
                            to.bookImageEnds();
                        },
                        "book_image { symbol { "
                                + text
                                + " } book_sequence: 1 last_price_ticks: 2 parts: 1 }"));
    }
}
