package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event is read back with the very values the core said. */
class EventRoundTripTest {
    private static final SymbolDefinition SYMBOL =
            new SymbolDefinition(1, "A-B", 2, 3, 4, 5, 6, 7, 8, 9, 10, -11, 12, 13);
    private static final NewOrder ORDER =
            new NewOrder()
                    .set(5, 6, Side.SELL, OrderType.LIMIT, TimeInForce.FOK)
                    .postOnly(true)
                    .priceTicks(7)
                    .lots(8)
                    .budgetMinor(9)
                    .clientOrderId("id");

    /** What the core says, where it stands, and how the contract writes it. */
    record Saying(EventTopic topic, Consumer<VenueEvents> said, String text) {}

    static Stream<Saying> sayings() {
        return Stream.of(onAll(), orders(), accounts(), ledger(), market()).flatMap(it -> it);
    }

    private static Stream<Saying> onAll() {
        return Stream.of(EventTopic.values())
                .flatMap(topic ->
                        Stream.of(
                                new Saying(topic, VenueEvents::progress, "progress { }"),
                                new Saying(
                                        topic,
                                        to -> to.assetListed(1, "A", 2),
                                        "configured { asset_listed { asset: 1 code: \"A\""
                                                + " scale: 2 } }"),
                                new Saying(
                                        topic,
                                        to -> to.symbolListed(SYMBOL),
                                        "configured { symbol_listed { " + symbol() + " } }"),
                                new Saying(
                                        topic,
                                        to -> to.versionActivated(2),
                                        "configured { version_activated: 2 }")));
    }

    private static String symbol() {
        return "symbol: 1 name: \"A-B\" base: 2 quote: 3 tick: 4 price_scale: 5 lot: 6"
                + " quantity_scale: 7 lots_min: 8 lots_max: 9 notional_minor_min: 10"
                + " maker_rate_e8: -11 taker_rate_e8: 12 market_bound_e8: 13";
    }

    private static Stream<Saying> orders() {
        String order =
                "order { order_id: 1 account: 5 symbol: 6 side: SELL type: LIMIT"
                        + " time_in_force: FOK post_only: true price_ticks: 7 lots: 8"
                        + " budget_minor: 9 client_order_id: \"id\" }";
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderAccepted(1, ORDER, -2, 3),
                        "accepted { " + order + " maker_rate_e8: -2 taker_rate_e8: 3 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderRejected(1, ORDER, RejectCode.PRICE_INVALID),
                        "rejected { " + order + " code: PRICE_INVALID }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderRepeated(1, 2),
                        "repeated_order { account: 1 order_id: 2 }"),
                new Saying(
                        EventTopic.ORDER,
                        to ->
                                to.orderFilled(
                                        1, 2, 3, Side.BUY, Role.TAKER, 4, 5, 6, 7, -8, 9, 10, true),
                        "filled { order_id: 1 account: 2 symbol: 3 side: BUY role: TAKER"
                                + " trade_id: 4 price_ticks: 5 lots: 6 notional_minor: 7"
                                + " fee_minor: -8 filled_lots: 9 remaining_lots: 10 closes: true }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderCancelled(1, 2, 3, CancelReason.SELF_TRADE, 4, 5),
                        "cancelled { order_id: 1 account: 2 symbol: 3 reason: SELF_TRADE"
                                + " filled_lots: 4 remaining_lots: 5 }"));
    }

    private static Stream<Saying> accounts() {
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.commandRejected(RejectCode.ORDER_UNKNOWN, 1, 2),
                        "command_rejected { code: ORDER_UNKNOWN account: 1 reference: 2 }"),
                new Saying(
                        EventTopic.ORDER,
                        to ->
                                to.accountLimitsSet(
                                        new VenueCommand.SetAccountLimits(
                                                1,
                                                OptionalInt.of(2),
                                                List.of(new VenueCommand.NotionalLimit(3, 4)))),
                        "limits_set { account: 1 open_orders_max: 2 order_notional_max"
                                + " { asset: 3 notional_minor_max: 4 } }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.keyActivated(1, List.of(Writer.RISK, Writer.RUNNER)),
                        "key_activated { key_id: 1 writers: RISK writers: RUNNER }"),
                new Saying(EventTopic.ORDER, to -> to.keyRevoked(1), "key_revoked { key_id: 1 }"),
                new Saying(EventTopic.ORDER, to -> to.epochBegun(1), "epoch_begun { epoch: 1 }"));
    }

    private static Stream<Saying> ledger() {
        return Stream.of(
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.fundingRejected(RejectCode.OVERFLOW, 1, 2),
                        "command_rejected { code: OVERFLOW account: 1 reference: 2 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.accountOpened(1),
                        "account_opened { account: 1 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.posting(1, 2, Bucket.HELD, -3, 4, PostingKind.FEE, 5),
                        "posting { account: 1 asset: 2 bucket: HELD delta_minor: -3"
                                + " balance_minor: 4 kind: FEE reference: 5 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalHeld(1, 2, 3, 4),
                        "withdrawal_held { withdrawal_id: 1 account: 2 asset: 3 amount_minor: 4 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalCompleted(1),
                        "withdrawal_completed { withdrawal_id: 1 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalCancelled(1),
                        "withdrawal_cancelled { withdrawal_id: 1 }"));
    }

    private static Stream<Saying> market() {
        return Stream.of(
                new Saying(
                        EventTopic.TRADE,
                        to -> to.trade(1, 2, 3, 4, 5, Side.SELL, 6, 7, 8, 9, -10, 11),
                        "trade { trade_id: 1 symbol: 2 price_ticks: 3 lots: 4 notional_minor: 5"
                                + " taker_side: SELL buyer_account: 6 seller_account: 7"
                                + " buyer_order_id: 8 seller_order_id: 9 buyer_fee_minor: -10"
                                + " seller_fee_minor: 11 }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> to.levelChanged(1, 2, Side.BUY, 3, 4, 5),
                        "level_changed { symbol: 1 book_sequence: 2 side: BUY price_ticks: 3"
                                + " lots: 4 orders: 5 }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> {
                            to.bookImageBegins(SYMBOL, 1, 2);
                            to.bookImageLevel(Side.BUY, 3, 4, 5);
                            to.bookImageLevel(Side.SELL, 6, 7, 8);
                            to.bookImageEnds();
                        },
                        "book_image { symbol { "
                                + symbol()
                                + " } book_sequence: 1 last_price_ticks: 2"
                                + " bids { price_ticks: 3 lots: 4 orders: 5 }"
                                + " asks { price_ticks: 6 lots: 7 orders: 8 } parts: 1 }"));
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void isReadBackAsItWasSaid(Saying saying) {
        assertEquals(words(saying.text()), words(event(saying).toString()));
    }

    @Test
    void everyEventIsTested() {
        Set<String> tested = new TreeSet<>();
        sayings()
                .forEach(saying -> {
                    Message event = event(saying);
                    event.getAllFields()
                            .keySet()
                            .forEach(it -> tested.add(saying.topic() + " " + it.getName()));
                });
        Set<String> all = new TreeSet<>();
        Map.of(
                        EventTopic.ORDER, OrderEvent.getDescriptor(),
                        EventTopic.LEDGER, LedgerEvent.getDescriptor(),
                        EventTopic.TRADE, TradeEvent.getDescriptor(),
                        EventTopic.BOOK, BookEvent.getDescriptor())
                .forEach((topic, descriptor) ->
                        descriptor.getFields().stream()
                                .filter(it -> it.getContainingOneof() != null)
                                .forEach(it -> all.add(topic + " " + it.getName())));
        assertEquals(all, tested);
    }

    private static Message event(Saying saying) {
        EventEncoder encoder = new EventEncoder(0, EmittedSequences.NONE, fact -> {});
        encoder.stepBegins(new CommandHeader().set(1, 1, Writer.RUNNER, 1, 1, 1, 1), 1);
        saying.said().accept(encoder);
        encoder.stepEnds();
        Message record =
                encoder.records().stream()
                        .filter(it -> it.topic() == saying.topic())
                        .map(DecodedVenue::message)
                        .findFirst()
                        .orElseThrow();
        return switch (record) {
            case OrderEvents events -> events.getEvents(0);
            case LedgerEvents events -> events.getEvents(0);
            case TradeEvents events -> events.getEvents(0);
            case BookEvents events -> events.getEvents(0);
            default -> throw new AssertionError(record);
        };
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split("\\s+"));
    }
}
