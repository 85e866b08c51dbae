package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of orders and levels of external books, from the log to the core and back. */
class ListAndLevelDecodingTest {
    private final DecodedVenue venue = DecodedVenue.trading();

    @Test
    void aListWithoutOrdersIsRefusedAsACommand() {
        list(PlaceOrderList.newBuilder());

        assertEquals(RejectCode.LIST_INVALID, venue.refusal());
    }

    @Test
    void ofAListWithTooManyOrdersTheFirstThreeAreRefused() {
        PlaceOrderList.Builder list = PlaceOrderList.newBuilder().setKind(OrderListKind.BRACKET);
        for (int leg = 0; leg < 4; leg++) {
            list.addLegs(SignedCommands.limit(1_000, Side.BUY, 10, 10, "leg-" + leg));
        }
        List<OrderEvent> events = list(list);

        assertEquals(
                List.of("leg-0", "leg-1", "leg-2"),
                events.stream()
                        .map(event -> event.getRejected().getOrder().getClientOrderId())
                        .toList());
        for (int leg = 0; leg < 3; leg++) {
            assertEquals(RejectCode.LIST_INVALID, events.get(leg).getRejected().getCode());
            assertBelongs(events.get(leg).getRejected().getOrder(), leg, OrderListKind.BRACKET);
        }
    }

    @Test
    void eachOrderOfAListSaysWhichListItIs() {
        PlaceOrder.Builder stop =
                SignedCommands.limit(1_000, Side.SELL, 0, 10, "stop")
                        .setType(OrderType.STOP_LIMIT)
                        .setPriceTicks(90)
                        .setTriggerPriceTicks(95);
        List<OrderEvent> events =
                list(
                        PlaceOrderList.newBuilder()
                                .setKind(OrderListKind.OCO)
                                .addLegs(SignedCommands.limit(1_000, Side.SELL, 110, 10, "profit"))
                                .addLegs(stop));

        assertEquals(2, events.size());
        for (int leg = 0; leg < 2; leg++) {
            assertBelongs(events.get(leg).getAccepted().getOrder(), leg, OrderListKind.OCO);
        }
        List<EventRecord> records =
                venue.apply(
                        venue.commands.place(SignedCommands.limit(1_000, Side.BUY, 1, 1, "alone")));
        Order alone =
                message(records, EventTopic.ORDER, OrderEvents.class)
                        .getEvents(0)
                        .getAccepted()
                        .getOrder();
        assertEquals(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, alone.getListKind());
        assertEquals(0, alone.getListId());
    }

    private void assertBelongs(Order order, int leg, OrderListKind kind) {
        assertEquals(Ids.of(0, venue.lastPosition(), leg), order.getOrderId());
        assertEquals(Ids.of(0, venue.lastPosition(), 0), order.getListId());
        assertEquals(kind, order.getListKind());
    }

    private List<OrderEvent> list(PlaceOrderList.Builder list) {
        List<EventRecord> records =
                venue.apply(
                        venue.commands.signed(
                                Writer.ORDER_ENTRY,
                                CommandBody.newBuilder().setPlaceOrderList(list).build()));
        return ((OrderEvents) DecodedVenue.message(records.getFirst())).getEventsList();
    }

    @ParameterizedTest
    @CsvSource({"MARKET_DATA,SYMBOL_UNKNOWN", "ORDER_ENTRY,WRITER_NOT_ALLOWED"})
    void anExternalLevelIsJudgedByTheCore(Writer writer, RejectCode refusal) {
        level(writer, SetExternalLevel.newBuilder().setSymbol(7));

        assertEquals(refusal, venue.refusal());
    }

    @Test
    void anExternalLevelIsShownAndTradedWithTheAccountExternal() {
        List<EventRecord> shown =
                level(
                        Writer.MARKET_DATA,
                        SetExternalLevel.newBuilder()
                                .setSymbol(1)
                                .setSide(Side.SELL)
                                .setPriceTicks(100)
                                .setLots(5));
        LevelChanged level =
                ((BookEvents) DecodedVenue.message(shown.getFirst()))
                        .getEvents(0)
                        .getLevelChanged();
        assertEquals("SELL 100 5 1", text(level));

        List<EventRecord> traded =
                venue.apply(
                        venue.commands.place(SignedCommands.limit(1_000, Side.BUY, 100, 3, "b")));
        Trade trade = message(traded, EventTopic.TRADE, TradeEvents.class).getEvents(0).getTrade();
        assertEquals(Accounts.EXTERNAL, trade.getSellerAccount());
        assertEquals(0, trade.getSellerOrderId());
        assertEquals(
                1,
                message(traded, EventTopic.ORDER, OrderEvents.class).getEventsList().stream()
                        .filter(OrderEvent::hasFilled)
                        .count());
        assertEquals(
                List.of(Bucket.AVAILABLE, Bucket.AVAILABLE),
                message(traded, EventTopic.LEDGER, LedgerEvents.class).getEventsList().stream()
                        .map(event -> event.getPosting())
                        .filter(posting -> posting.getAccount() == Accounts.EXTERNAL)
                        .map(posting -> posting.getBucket())
                        .toList());
    }

    private static String text(LevelChanged level) {
        return level.getSide()
                + " "
                + level.getPriceTicks()
                + " "
                + level.getLots()
                + " "
                + level.getOrders();
    }

    private static <T> T message(List<EventRecord> records, EventTopic topic, Class<T> type) {
        return records.stream()
                .filter(record -> record.topic() == topic)
                .map(DecodedVenue::message)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<EventRecord> level(Writer writer, SetExternalLevel.Builder level) {
        return venue.apply(
                venue.commands.signed(
                        writer, CommandBody.newBuilder().setSetExternalLevel(level).build()));
    }
}
