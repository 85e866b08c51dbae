package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
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
    static final SymbolDefinition SYMBOL =
            new SymbolDefinition(
                    1,
                    "A-B",
                    2,
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    -11,
                    12,
                    13,
                    14,
                    15,
                    16,
                    SymbolState.HALTED);
    private static final NewOrder ORDER =
            new NewOrder()
                    .set(5, 6, Side.SELL, OrderType.TRAILING_STOP_LIMIT, TimeInForce.GTD)
                    .postOnly(true)
                    .priceTicks(7)
                    .lots(8)
                    .budgetMinor(9)
                    .clientOrderId("id")
                    .triggerTicks(10)
                    .trailingTicks(11)
                    .trailingBasisPoints(12)
                    .limitOffsetTicks(13)
                    .visibleLots(14)
                    .postOnlyReprice(true)
                    .selfTradePrevention(SelfTradePrevention.DECREMENT)
                    .expiresMicros(15);

    /** What the core says, where it stands, and how the contract writes it. */
    record Saying(EventTopic topic, Consumer<VenueEvents> said, String text) {}

    static Stream<Saying> sayings() {
        return Stream.of(
                        onAll(),
                        orders(),
                        orderChanges(),
                        settings(),
                        accounts(),
                        leadership(),
                        LedgerSayings.all(),
                        market(),
                        ListAndAuctionSayings.all())
                .flatMap(it -> it);
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
                                        to -> to.symbolChanged(SYMBOL),
                                        "configured { symbol_changed { " + symbol() + " } }"),
                                new Saying(
                                        topic,
                                        to -> to.venueStateSet(true),
                                        "configured { venue_state { halted: true } }"),
                                new Saying(
                                        topic,
                                        to -> to.versionActivated(2),
                                        "configured { version_activated: 2 }")));
    }

    static String symbol() {
        return "symbol: 1 name: \"A-B\" base: 2 quote: 3 tick: 4 price_scale: 5 lot: 6"
                + " quantity_scale: 7 lots_min: 8 lots_max: 9 notional_minor_min: 10"
                + " maker_rate_e8: -11 taker_rate_e8: 12 market_bound_e8: 13"
                + " static_band_e8: 14 dynamic_band_e8: 15 reference_price_ticks: 16"
                + " state: HALTED";
    }

    private static Stream<Saying> orders() {
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderAccepted(1, ORDER, -2, 3, 17, 18, 19),
                        "accepted { "
                                + order(17, 18, 19)
                                + " maker_rate_e8: -2 taker_rate_e8: 3 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderRejected(1, ORDER, RejectCode.PRICE_INVALID),
                        "rejected { " + order(7, 10, 15) + " code: PRICE_INVALID }"),
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

    private static String order(long price, long trigger, long expires) {
        return "order { order_id: 1 account: 5 symbol: 6 side: SELL type: TRAILING_STOP_LIMIT"
                + " time_in_force: GTD post_only: true price_ticks: "
                + price
                + " lots: 8 budget_minor: 9 client_order_id: \"id\" trigger_price_ticks: "
                + trigger
                + " trailing_ticks: 11 trailing_basis_points: 12 limit_offset_ticks: 13"
                + " visible_lots: 14 post_only_reprice: true self_trade_prevention: DECREMENT"
                + " expires_micros: "
                + expires
                + " }";
    }

    private static Stream<Saying> orderChanges() {
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderReplaced(1, 2, 3, 4, 5, 6, 7, 8),
                        "replaced { order_id: 1 account: 2 symbol: 3 price_ticks: 4"
                                + " trigger_price_ticks: 5 lots: 6 filled_lots: 7"
                                + " remaining_lots: 8 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderTriggered(1, 2, 3, 4),
                        "triggered { order_id: 1 account: 2 symbol: 3 trigger_price_ticks: 4 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.orderReduced(1, 2, 3, 4, 5, 6),
                        "reduced { order_id: 1 account: 2 symbol: 3 lots: 4 filled_lots: 5"
                                + " remaining_lots: 6 }"),
                new Saying(
                        EventTopic.ORDER,
                        to ->
                                to.selfTradePrevented(
                                        1, SelfTradePrevention.CANCEL_BOTH, 2, 3, 4, 5, 6, 7),
                        "self_trade_prevented { symbol: 1 mode: CANCEL_BOTH taker_order_id: 2"
                                + " taker_account: 3 maker_order_id: 4 maker_account: 5"
                                + " price_ticks: 6 lots: 7 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.massCancelBegan(1, 2, Side.SELL, CancelReason.KILL_SWITCH),
                        "mass_cancel_began { account: 1 symbol: 2 side: SELL"
                                + " reason: KILL_SWITCH }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.cancelAfterSet(1, 2),
                        "cancel_after_set { account: 1 deadline_micros: 2 }"));
    }

    private static Stream<Saying> settings() {
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.accountStateSet(1, AccountStatus.CLOSE_ONLY),
                        "account_state_set { account: 1 state: CLOSE_ONLY }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.feeTierSet(1, -2, 3),
                        "fee_tier_set { tier: 1 maker_rate_e8: -2 taker_rate_e8: 3 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.accountTierSet(1, 2),
                        "account_tier_set { account: 1 tier: 2 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.accountTradingSet(1, 2, true),
                        "account_trading_set { account: 1 self_trade_group: 2"
                                + " self_trade_allowed: true }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.accountLimitsSet(symbolLimits()),
                        "limits_set { account: 1 symbol_limits { symbol: 2 restricted: false"
                                + " reduce_only: true lots_max: 3 position_lots_max: 4"
                                + " exposure_minor_max: 5 daily_notional_minor_max: 6"
                                + " open_orders_max: 0 } symbol_limits { symbol: 7 } }"));
    }

    private static VenueCommand.SetAccountLimits symbolLimits() {
        return new VenueCommand.SetAccountLimits(
                1,
                OptionalInt.empty(),
                List.of(),
                List.of(
                        new VenueCommand.SymbolLimit(
                                2,
                                Optional.of(false),
                                Optional.of(true),
                                OptionalLong.of(3),
                                OptionalLong.of(4),
                                OptionalLong.of(5),
                                OptionalLong.of(6),
                                OptionalInt.of(0)),
                        new VenueCommand.SymbolLimit(
                                7,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalInt.empty())));
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

    private static Stream<Saying> leadership() {
        return Stream.of(
                new Saying(
                        EventTopic.ORDER,
                        to -> to.leaderClaimed(1, 2, 3),
                        "leader_claimed { term: 1 contract_version: 2 leader: 3 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.commandSkipped(1),
                        "command_skipped { position: 1 }"),
                new Saying(
                        EventTopic.ORDER,
                        to -> to.venueResumed(1),
                        "venue_resumed { position: 1 }"));
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
                        to -> to.levelChanged(1, 2, Side.BUY, 3, 4, 5, 6),
                        "level_changed { symbol: 1 book_sequence: 2 side: BUY price_ticks: 3"
                                + " lots: 4 orders: 5 external_lots: 6 }"),
                new Saying(
                        EventTopic.BOOK,
                        to -> {
                            to.bookImageBegins(SYMBOL, 1, 2);
                            to.bookImageLevel(Side.BUY, 3, 4, 5, 2);
                            to.bookImageLevel(Side.SELL, 6, 7, 8, 0);
                            to.bookImageEnds();
                        },
                        "book_image { symbol { "
                                + symbol()
                                + " } book_sequence: 1 last_price_ticks: 2"
                                + " bids { price_ticks: 3 lots: 4 orders: 5 external_lots: 2 }"
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
        EventEncoder encoder =
                new EventEncoder(0, EmittedSequences.NONE, EmittedSequences.NONE, facts -> {});
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
