package org.bourse.matching.codec;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.jspecify.annotations.Nullable;

/** The four topics of the step at hand, and the events that stand on all of them. */
final class StepRecords {
    private static final Progress PROGRESS = Progress.getDefaultInstance();

    private final TopicStep<OrderEvent> orders;
    private final TopicStep<LedgerEvent> ledger;
    private final TopicStep<TradeEvent> trades;
    private final TopicStep<BookEvent> book;
    private final EventHeader.Builder header = EventHeader.newBuilder();

    /** That is activated: all builds that have it write it the same. */
    private int contractVersion = 1;

    private final List<EventRecord> records = new ArrayList<>();
    private int index;

    StepRecords(int venue, EmittedSequences before, EmittedSequences stored) {
        header.setVenue(venue);
        orders = new TopicStep<>(EventTopic.ORDER, before, stored, StepRecords::orders);
        ledger = new TopicStep<>(EventTopic.LEDGER, before, stored, StepRecords::ledger);
        trades = new TopicStep<>(EventTopic.TRADE, before, stored, StepRecords::trades);
        book = new TopicStep<>(EventTopic.BOOK, before, stored, StepRecords::book);
    }

    private static OrderEvents orders(EventHeader header, List<OrderEvent> events) {
        return OrderEvents.newBuilder().setHeader(header).addAllEvents(events).build();
    }

    private static LedgerEvents ledger(EventHeader header, List<LedgerEvent> events) {
        return LedgerEvents.newBuilder().setHeader(header).addAllEvents(events).build();
    }

    private static TradeEvents trades(EventHeader header, List<TradeEvent> events) {
        return TradeEvents.newBuilder().setHeader(header).addAllEvents(events).build();
    }

    private static BookEvents book(EventHeader header, List<BookEvent> events) {
        return BookEvents.newBuilder().setHeader(header).addAllEvents(events).build();
    }

    /** From the next step on. */
    void contractVersion(int activated) {
        contractVersion = activated;
    }

    void begin(CommandHeader command, long venueTimeMicros) {
        header.setContractVersion(contractVersion)
                .setPosition(command.position())
                .setVenueTimeMicros(venueTimeMicros)
                .setWriter(command.writer())
                .setRequestIdHigh(command.requestIdHigh())
                .setRequestIdLow(command.requestIdLow());
        records.clear();
        index = 0;
    }

    /** Makes the step's records. */
    void end() {
        add(orders.end(header));
        add(ledger.end(header));
        add(trades.end(header));
        add(book.end(header));
    }

    private void add(@Nullable EventRecord record) {
        if (record != null) {
            records.add(record);
        }
    }

    /** Of the last step, in the order of {@link EventTopic}; valid until the next begins. */
    List<EventRecord> records() {
        return records;
    }

    Writer writer() {
        return header.getWriter();
    }

    RequestId request() {
        return new RequestId(header.getRequestIdHigh(), header.getRequestIdLow());
    }

    long position() {
        return header.getPosition();
    }

    /** Notes an event on order-events; true when it is to be built and given to {@link #order}. */
    boolean onOrders() {
        return orders.speaks() || skip();
    }

    boolean onLedger() {
        return ledger.speaks() || skip();
    }

    boolean onTrades() {
        return trades.speaks() || skip();
    }

    boolean onBook() {
        return book.speaks() || skip();
    }

    /** An event that is not built has its number all the same. */
    private boolean skip() {
        index++;
        return false;
    }

    void order(OrderEvent.Builder event) {
        orders.add(event.setIndex(index++).build());
    }

    void ledger(LedgerEvent.Builder event) {
        ledger.add(event.setIndex(index++).build());
    }

    void trade(Trade.Builder trade) {
        trades.add(TradeEvent.newBuilder().setIndex(index++).setTrade(trade).build());
    }

    void book(BookEvent.Builder event) {
        book.add(event.setIndex(index++).build());
    }

    long sequence(EventTopic topic) {
        return switch (topic) {
            case ORDER -> orders.sequence();
            case LEDGER -> ledger.sequence();
            case TRADE -> trades.sequence();
            case BOOK -> book.sequence();
        };
    }

    void progress() {
        if (orders.speaks()) {
            orders.add(OrderEvent.newBuilder().setIndex(index).setProgress(PROGRESS).build());
        }
        if (ledger.speaks()) {
            ledger.add(LedgerEvent.newBuilder().setIndex(index).setProgress(PROGRESS).build());
        }
        if (trades.speaks()) {
            trades.add(TradeEvent.newBuilder().setIndex(index).setProgress(PROGRESS).build());
        }
        if (book.speaks()) {
            book.add(BookEvent.newBuilder().setIndex(index).setProgress(PROGRESS).build());
        }
        index++;
    }

    void configured(Configured.Builder fact) {
        Configured configured = fact.build();
        if (orders.speaks()) {
            orders.add(OrderEvent.newBuilder().setIndex(index).setConfigured(configured).build());
        }
        if (ledger.speaks()) {
            ledger.add(LedgerEvent.newBuilder().setIndex(index).setConfigured(configured).build());
        }
        if (trades.speaks()) {
            trades.add(TradeEvent.newBuilder().setIndex(index).setConfigured(configured).build());
        }
        if (book.speaks()) {
            book.add(BookEvent.newBuilder().setIndex(index).setConfigured(configured).build());
        }
        index++;
    }
}
