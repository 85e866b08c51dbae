package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
    private static final SymbolDefinition SYMBOL =
            new SymbolDefinition(1, "BTC-USDT", 1, 2, 1, 2, 1, 5, 1, 100, 0, -5, 10, 7);

    private final List<VenueFact> facts = new ArrayList<>();
    private EventEncoder encoder =
            new EventEncoder(2, EmittedSequences.NONE, EmittedSequences.NONE, facts::addAll);

    @Test
    void stepThatSaysNothingMakesNoRecord() {
        begin(5, Writer.ORDER_ENTRY);
        encoder.stepEnds();
        assertTrue(encoder.records().isEmpty());
    }

    @Test
    void headerCarriesCommandAndVenueTime() {
        begin(5, Writer.ORDER_ENTRY);
        encoder.orderRepeated(1_000, 77);
        encoder.stepEnds();
        assertEquals(
                EventHeader.newBuilder()
                        .setContractVersion(1)
                        .setVenue(2)
                        .setPosition(5)
                        .setSequence(1)
                        .setVenueTimeMicros(123)
                        .setWriter(Writer.ORDER_ENTRY)
                        .setRequestIdHigh(8)
                        .setRequestIdLow(9)
                        .build(),
                orders().getHeader());
    }

    @Test
    void headerCarriesTheVersionThatWasActivatedBefore() {
        begin(5, Writer.ADMINISTRATION);
        encoder.versionActivated(2);
        encoder.stepEnds();
        assertEquals(1, orders().getHeader().getContractVersion());
        begin(6, Writer.RUNNER);
        encoder.progress();
        encoder.stepEnds();
        assertEquals(2, orders().getHeader().getContractVersion());
        encoder.contractVersion(3);
        begin(7, Writer.RUNNER);
        encoder.progress();
        encoder.stepEnds();
        assertEquals(3, orders().getHeader().getContractVersion());
    }

    @Test
    void indexRunsOverAllTopics() {
        begin(5, Writer.ORDER_ENTRY);
        encoder.orderCancelled(77, 1_000, 1, CancelReason.REQUESTED, 1, 2);
        encoder.posting(1_000, 1, Bucket.HELD, -5, 0, PostingKind.RELEASE, 77);
        encoder.posting(1_000, 1, Bucket.AVAILABLE, 5, 5, PostingKind.RELEASE, 77);
        encoder.levelChanged(1, 3, Side.BUY, 10, 0, 0, 0);
        encoder.stepEnds();
        assertEquals(0, orders().getEvents(0).getIndex());
        LedgerEvents ledger = (LedgerEvents) message(EventTopic.LEDGER);
        assertEquals(
                List.of(1, 2), ledger.getEventsList().stream().map(LedgerEvent::getIndex).toList());
        assertEquals(-5, ledger.getEvents(0).getPosting().getDeltaMinor());
        assertEquals(3, ((BookEvents) message(EventTopic.BOOK)).getEvents(0).getIndex());
    }

    @Test
    void progressStandsOnAllTopicsAsOneEvent() {
        begin(5, Writer.RUNNER);
        encoder.progress();
        encoder.stepEnds();
        assertEquals(4, encoder.records().size());
        assertTrue(orders().getEvents(0).hasProgress());
        assertTrue(((LedgerEvents) message(EventTopic.LEDGER)).getEvents(0).hasProgress());
        assertTrue(((TradeEvents) message(EventTopic.TRADE)).getEvents(0).hasProgress());
        assertTrue(((BookEvents) message(EventTopic.BOOK)).getEvents(0).hasProgress());
        assertEquals(0, ((BookEvents) message(EventTopic.BOOK)).getEvents(0).getIndex());
    }

    @Test
    void configurationStandsOnAllTopicsAndIsAFact() {
        begin(5, Writer.ADMINISTRATION);
        encoder.assetListed(3, "BTC", 8);
        encoder.stepEnds();
        begin(6, Writer.ADMINISTRATION);
        encoder.symbolListed(SYMBOL);
        encoder.stepEnds();
        assertEquals(4, encoder.records().size());
        assertEquals(
                EventMessages.symbol(SYMBOL),
                orders().getEvents(0).getConfigured().getSymbolListed());
        RequestId request = new RequestId(8, 9);
        assertEquals(
                List.of(
                        new VenueFact.AssetListed(request, 5, EventMessages.asset(3, "BTC", 8)),
                        new VenueFact.SymbolListed(request, 6, EventMessages.symbol(SYMBOL))),
                facts);
    }

    @Test
    void scheduleStandsOnOrderEventsAndIsAFact() {
        begin(5, Writer.ADMINISTRATION);
        encoder.scheduleSet(
                new VenueCommand.SetSchedule(
                        1, List.of(new VenueCommand.ScheduledChange(7, SymbolState.AUCTION))));
        encoder.stepEnds();
        assertEquals(
                List.of(EventTopic.ORDER),
                encoder.records().stream().map(EventRecord::topic).toList());
        assertEquals(
                List.of(
                        new VenueFact.ScheduleSet(
                                new RequestId(8, 9), 5, orders().getEvents(0).getScheduleSet())),
                facts);
    }

    @Test
    void storedScheduleIsStillAFact() {
        encoder =
                new EventEncoder(
                        2,
                        EmittedSequences.NONE,
                        new EmittedSequences(Map.of(EventTopic.ORDER, 2L)),
                        facts::addAll);
        begin(5, Writer.ADMINISTRATION);
        encoder.scheduleSet(new VenueCommand.SetSchedule(1, List.of()));
        encoder.stepEnds();
        assertTrue(encoder.records().isEmpty());
        assertEquals(1, facts.size());
    }

    @Test
    void refusalOfAnOperatorIsAFact() {
        begin(5, Writer.ADMINISTRATION);
        encoder.commandRejected(RejectCode.ASSET_EXISTS, 0, 0);
        encoder.stepEnds();
        assertTrue(encoder.rejected());
        assertEquals(
                List.of(new VenueFact.Refused(new RequestId(8, 9), 5, RejectCode.ASSET_EXISTS)),
                facts);
    }

    @Test
    void refusalOfAnEnvelopeIsAFactWhoeverWroteIt() {
        begin(5, Writer.FUNDING);
        encoder.fundingRejected(RejectCode.SEQUENCE_GAP, 0, 0);
        encoder.stepEnds();
        begin(6, Writer.ORDER_ENTRY);
        encoder.commandRejected(RejectCode.ORDER_UNKNOWN, 1_000, 7);
        encoder.stepEnds();
        begin(7, Writer.WRITER_UNSPECIFIED);
        encoder.commandRejected(RejectCode.UNREADABLE, 0, 0);
        encoder.stepEnds();
        assertEquals(
                List.of(
                        new VenueFact.Refused(new RequestId(8, 9), 5, RejectCode.SEQUENCE_GAP),
                        new VenueFact.Refused(new RequestId(8, 9), 7, RejectCode.UNREADABLE)),
                facts);
    }

    @Test
    void sequencesAreGaplessPerTopic() {
        for (int position = 0; position < 6; position++) {
            begin(position, Writer.ORDER_ENTRY);
            encoder.orderRepeated(1_000, position);
            if (position % 2 == 0) {
                encoder.accountOpened(position);
            }
            encoder.stepEnds();
        }
        assertEquals(6, encoder.sequence(EventTopic.ORDER));
        assertEquals(3, encoder.sequence(EventTopic.LEDGER));
        assertEquals(0, encoder.sequence(EventTopic.BOOK));
        assertEquals(6, orders().getHeader().getSequence());
    }

    @Test
    void storedRecordsAreCountedButOnlyTheLastIsBuiltAgain() {
        encoder =
                new EventEncoder(
                        2,
                        EmittedSequences.NONE,
                        new EmittedSequences(Map.of(EventTopic.ORDER, 2L, EventTopic.BOOK, 1L)),
                        facts::addAll);
        List<List<EventTopic>> built = new ArrayList<>();
        for (int position = 0; position < 3; position++) {
            begin(position, Writer.RUNNER);
            image(3);
            encoder.progress();
            encoder.stepEnds();
            built.add(encoder.records().stream().map(EventRecord::topic).toList());
        }
        assertEquals(
                List.of(
                        List.of(EventTopic.LEDGER, EventTopic.TRADE, EventTopic.BOOK),
                        List.of(EventTopic.values()),
                        List.of(EventTopic.values())),
                built);
        assertEquals(3, encoder.sequence(EventTopic.ORDER));
        // The image has its number whether it is built or not.
        assertEquals(1, orders().getEvents(0).getIndex());
    }

    @Test
    void smallImageIsOnePart() {
        begin(5, Writer.RUNNER);
        image(4);
        encoder.stepEnds();
        BookImage image = images().getFirst();
        assertEquals(1, image.getParts());
        assertEquals(List.of(4L, 3L), image.getBidsList().stream().map(Level::getLots).toList());
        assertEquals(List.of(2L, 1L), image.getAsksList().stream().map(Level::getLots).toList());
        assertEquals(40, image.getBookSequence());
        assertEquals(99, image.getLastPriceTicks());
    }

    @Test
    void emptyImageIsOnePart() {
        begin(5, Writer.RUNNER);
        image(0);
        encoder.stepEnds();
        assertEquals(1, images().getFirst().getParts());
    }

    @Test
    void largeImageIsSplitIntoPartsOfOneStep() {
        begin(5, Writer.RUNNER);
        image(2 * BookImages.LEVELS_MAX + 2);
        encoder.stepEnds();
        List<BookImage> images = images();
        assertEquals(List.of(0, 1, 2), images.stream().map(BookImage::getPart).toList());
        assertEquals(List.of(3, 3, 3), images.stream().map(BookImage::getParts).toList());
        assertEquals(BookImages.LEVELS_MAX, images.get(0).getBidsCount());
        assertEquals(1, images.get(1).getBidsCount());
        assertEquals(BookImages.LEVELS_MAX - 1, images.get(1).getAsksCount());
        assertEquals(2, images.get(2).getAsksCount());
        List<Long> lots = new ArrayList<>();
        images.forEach(image -> image.getBidsList().forEach(level -> lots.add(level.getLots())));
        images.forEach(image -> image.getAsksList().forEach(level -> lots.add(level.getLots())));
        assertEquals(
                IntStream.rangeClosed(1, 2 * BookImages.LEVELS_MAX + 2)
                        .mapToObj(i -> (long) i)
                        .toList()
                        .reversed(),
                lots);
    }

    /** Levels with descending lots, the first half bids. */
    private void image(int levels) {
        encoder.bookImageBegins(SYMBOL, 40, 99);
        for (int i = 0; i < levels; i++) {
            Side side = i < levels / 2 ? Side.BUY : Side.SELL;
            encoder.bookImageLevel(side, 1_000 + i, levels - i, 1, 0);
        }
        encoder.bookImageEnds();
    }

    private void begin(long position, Writer writer) {
        encoder.stepBegins(new CommandHeader().set(position, 1, writer, 3, 4, 8, 9), 123);
    }

    private List<BookImage> images() {
        return ((BookEvents) message(EventTopic.BOOK))
                .getEventsList().stream().map(it -> it.getBookImage()).toList();
    }

    private OrderEvents orders() {
        return (OrderEvents) message(EventTopic.ORDER);
    }

    private Message message(EventTopic topic) {
        return encoder.records().stream()
                .filter(record -> record.topic() == topic)
                .map(DecodedVenue::message)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eventsOfOneTradeKeepTheirOrder() {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(venue.commands.place(SignedCommands.limit(1_000, Side.SELL, 10, 10, "a")));
        List<EventRecord> records =
                venue.apply(
                        venue.commands.place(SignedCommands.limit(1_001, Side.BUY, 10, 4, "b")));
        assertEquals(
                List.of(EventTopic.values()), records.stream().map(EventRecord::topic).toList());
        OrderEvents orders = (OrderEvents) DecodedVenue.message(records.getFirst());
        assertEquals(
                List.of(
                        OrderEvent.BodyCase.ACCEPTED,
                        OrderEvent.BodyCase.FILLED,
                        OrderEvent.BodyCase.FILLED),
                orders.getEventsList().stream().map(OrderEvent::getBodyCase).toList());
        List<Integer> indexes = new ArrayList<>();
        orders.getEventsList().forEach(event -> indexes.add(event.getIndex()));
        ((LedgerEvents) DecodedVenue.message(records.get(1)))
                .getEventsList()
                .forEach(event -> indexes.add(event.getIndex()));
        ((TradeEvents) DecodedVenue.message(records.get(2)))
                .getEventsList()
                .forEach(event -> indexes.add(event.getIndex()));
        ((BookEvents) DecodedVenue.message(records.get(3)))
                .getEventsList()
                .forEach(event -> indexes.add(event.getIndex()));
        assertEquals(
                IntStream.range(0, indexes.size()).boxed().toList(),
                indexes.stream().sorted().toList());
    }
}
