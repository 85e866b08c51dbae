package org.bourse.stack.verify;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.verify.check.Checks;
import org.bourse.stack.verify.check.TrackedOrder;
import org.bourse.stack.verify.stream.Feed;
import org.bourse.stack.verify.stream.Step;
import org.bourse.stack.verify.stream.StepMerger;

/** Writes a script down as records and has them judged. */
final class Play {
    private static final int ORDERS = 0;
    private static final int LEDGER = 1;
    private static final int TRADES = 2;
    private static final int BOOK = 3;

    final List<String> alarms = new ArrayList<>();
    final Findings findings = new Findings(alarms::add);
    final List<TrackedOrder> ended = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final Checks checks = new Checks(findings, ended::add);
    final StepMerger merger = new StepMerger(0, findings);
    private final long[] sequences = new long[4];

    /** A last tick brings all topics to the end. */
    static Play of(Script script) {
        script.tick(1);
        Play play = new Play();
        for (int i = 0; i < script.steps.size(); i++) {
            play.write(i, script.steps.get(i));
        }
        play.judge();
        return play;
    }

    /** What was written so far is all there is. */
    void judge() {
        for (Feed feed : Feed.values()) {
            merger.atEnd(feed, true);
        }
        Optional<Step> next = merger.next();
        while (next.isPresent()) {
            steps.add(next.get());
            checks.tell(next.get());
            next = merger.next();
        }
    }

    Verdict.State state(Invariant invariant) {
        return findings.verdict(invariant).state();
    }

    void write(long position, StepDraft draft) {
        Command command =
                Command.newBuilder()
                        .setWriter(draft.writer)
                        .setWriterInstance(1)
                        .setWriterSequence(draft.writerSequence)
                        .setRequestIdLow(position + 1)
                        .setBody(draft.body.toByteString())
                        .build();
        merger.offer(Feed.LOG, position, command.toByteArray());
        OrderEvents.Builder orders = OrderEvents.newBuilder();
        LedgerEvents.Builder ledger = LedgerEvents.newBuilder();
        TradeEvents.Builder trades = TradeEvents.newBuilder();
        BookEvents.Builder book = BookEvents.newBuilder();
        int index = 0;
        for (Message event : draft.events) {
            index -= index == draft.repeatsNumber ? 1 : 0;
            boolean isShared = event instanceof Configured || event instanceof Progress;
            if (index == draft.losesEvent) {
                index++;
                continue;
            }
            int topic = topic(draft.writer, event);
            if (isShared || topic == ORDERS) {
                orders.addEvents(
                        build(OrderEvent.class, OrderEvent.newBuilder().setIndex(index), event));
            }
            if (isShared || topic == LEDGER) {
                ledger.addEvents(
                        build(LedgerEvent.class, LedgerEvent.newBuilder().setIndex(index), event));
            }
            if (isShared || topic == TRADES) {
                trades.addEvents(
                        build(TradeEvent.class, TradeEvent.newBuilder().setIndex(index), event));
            }
            if (isShared || topic == BOOK) {
                Message told = isShared && draft.factOnBook != null ? draft.factOnBook : event;
                book.addEvents(
                        build(BookEvent.class, BookEvent.newBuilder().setIndex(index), told));
            }
            index++;
        }
        offer(
                Feed.ORDERS,
                position,
                draft,
                orders.getEventsCount(),
                (header, _) -> orders.setHeader(header).build());
        offer(
                Feed.LEDGER,
                position,
                draft,
                ledger.getEventsCount(),
                (header, _) -> ledger.setHeader(header).build());
        offer(
                Feed.TRADES,
                position,
                draft,
                trades.getEventsCount(),
                (header, _) -> trades.setHeader(header).build());
        offer(
                Feed.BOOK,
                position,
                draft,
                book.getEventsCount(),
                (header, _) -> book.setHeader(header).build());
    }

    private void offer(
            Feed feed,
            long position,
            StepDraft draft,
            int events,
            BiFunction<EventHeader, Integer, Message> record) {
        if (events == 0 || feed == draft.losesTopic) {
            return;
        }
        int topic = feed.ordinal() - 1;
        EventHeader header =
                EventHeader.newBuilder()
                        .setContractVersion(1)
                        .setPosition(position)
                        .setSequence(++sequences[topic])
                        .setVenueTimeMicros(draft.timeMicros)
                        .setWriter(draft.writerOfEvents)
                        .setRequestIdLow(position + 1)
                        .build();
        if (!draft.loses) {
            merger.offer(feed, sequences[topic], record.apply(header, topic).toByteArray());
        }
    }

    private static int topic(Writer writer, Message event) {
        return switch (event) {
            case Posting _, AccountOpened _ -> LEDGER;
            case CommandRejected _ -> writer == Writer.FUNDING ? LEDGER : ORDERS;
            case Trade _ -> TRADES;
            case LevelChanged _, BookImage _ -> BOOK;
            case Message _ -> ORDERS;
        };
    }

    /** Sets the one of an event's bodies that is of this kind. */
    private static <T> T build(Class<T> kind, Message.Builder event, Message body) {
        event.getDescriptorForType().getFields().stream()
                .filter(field ->
                        field.getJavaType()
                                        == com.google.protobuf.Descriptors.FieldDescriptor.JavaType
                                                .MESSAGE
                                && field.getMessageType().equals(body.getDescriptorForType()))
                .forEach(field -> event.setField(field, body));
        return kind.cast(event.build());
    }
}
