package org.bourse.stack.verify.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the topics say of one command together, command by command. It holds what has been
 * offered and not yet been taken, nothing more.
 */
public final class StepMerger {
    private static final byte[] NOTHING = {};

    private record Arrived(long position, Message message) {}

    private static final class Lane {
        final ArrayDeque<Arrived> waiting = new ArrayDeque<>();

        /** Of what was offered last. */
        long position = -1;

        /** Of the record that was taken last. */
        long takenSequence;

        /** There is nothing more to be offered for now. */
        boolean isAtEnd;
    }

    private final Map<Feed, Lane> lanes = new EnumMap<>(Feed.class);
    private final Map<Feed, TopicSequence> sequences = new EnumMap<>(Feed.class);
    private final Findings findings;
    private long taken = -1;
    private boolean takesParts;

    /**
     * @param venue the partition that is read
     */
    public StepMerger(int venue, Findings findings) {
        this.findings = findings;
        for (Feed feed : Feed.values()) {
            lanes.put(feed, new Lane());
            sequences.put(feed, new TopicSequence(feed.topic(), venue, findings));
        }
    }

    private Lane lane(Feed feed) {
        return lanes.getOrDefault(feed, new Lane());
    }

    /** A record of a topic, in the order of its offsets; one without a value says nothing. */
    public void offer(Feed feed, long offset, byte @Nullable [] value) {
        byte[] bytes = value == null ? NOTHING : value;
        Lane lane = lane(feed);
        if (feed == Feed.LOG) {
            lane.position = offset;
            lane.waiting.add(new Arrived(offset, command(bytes)));
            return;
        }
        Message message = parse(feed, offset, bytes);
        EventHeader header = header(message);
        TopicSequence sequence = sequences.get(feed);
        if (sequence != null && header.getSequence() > 0 && sequence.isNext(header, bytes)) {
            lane.position = sequence.position();
            lane.waiting.add(new Arrived(lane.position, message));
        }
    }

    /** What is offered and not yet taken of a topic. */
    public int waiting(Feed feed) {
        return lane(feed).waiting.size();
    }

    /** Whether everything that a topic has for now was offered. */
    public void atEnd(Feed feed, boolean isAtEnd) {
        lane(feed).isAtEnd = isAtEnd;
    }

    /** The command of the last step that was taken; -1 before the first. */
    public long position() {
        return taken;
    }

    /** Up to here steps can be whole: the least of what the topics have come to. */
    public long wholeUpTo() {
        long least = Long.MAX_VALUE;
        for (Lane lane : lanes.values()) {
            least = Math.min(least, lane.position);
        }
        return least;
    }

    /** The sequence of the last record of an event topic that was offered. */
    public long lastSequence(Feed feed) {
        TopicSequence sequence = sequences.get(feed);
        return sequence == null ? 0 : sequence.sequence();
    }

    /** The sequence of the last record of an event topic that is in a step that was taken. */
    public long takenSequence(Feed feed) {
        return lane(feed).takenSequence;
    }

    /** The command of what of a topic was offered last. */
    public long lastPosition(Feed feed) {
        return lane(feed).position;
    }

    /**
     * I9: no topic is ahead of the log.
     *
     * @param logEnd where the log ended after everything that was offered had been written
     */
    public void checkLogEnd(long logEnd) {
        lanes.forEach((feed, lane) ->
                findings.check(
                        lane.position < logEnd,
                        Invariant.I9,
                        "%s holds events of command %d, and the log ends before command %d",
                        feed.topic(),
                        lane.position,
                        logEnd));
    }

    /**
     * From now on steps are given, too, of which some topics do not yet speak; no step is whole any
     * more.
     */
    public void takeParts() {
        takesParts = true;
    }

    /** The next step; empty when more has to be offered before it is known. */
    public Optional<Step> next() {
        long position = Long.MAX_VALUE;
        for (Lane lane : lanes.values()) {
            if (!lane.waiting.isEmpty()) {
                position = Math.min(position, lane.waiting.getFirst().position());
            } else if (!lane.isAtEnd) {
                return Optional.empty();
            }
        }
        boolean isWhole = !takesParts && position <= wholeUpTo();
        if (position == Long.MAX_VALUE || (!isWhole && !takesParts)) {
            return Optional.empty();
        }
        taken = position;
        return Optional.of(step(position, isWhole));
    }

    private Step step(long position, boolean isWhole) {
        Command command = (Command) take(Feed.LOG, position, Command.getDefaultInstance());
        return new Step(
                position,
                command,
                body(command),
                (OrderEvents) take(Feed.ORDERS, position, OrderEvents.getDefaultInstance()),
                (LedgerEvents) take(Feed.LEDGER, position, LedgerEvents.getDefaultInstance()),
                (TradeEvents) take(Feed.TRADES, position, TradeEvents.getDefaultInstance()),
                (BookEvents) take(Feed.BOOK, position, BookEvents.getDefaultInstance()),
                isWhole);
    }

    private Message take(Feed feed, long position, Message absent) {
        Lane lane = lane(feed);
        if (lane.waiting.isEmpty() || lane.waiting.getFirst().position() != position) {
            return absent;
        }
        Message message = lane.waiting.removeFirst().message();
        lane.takenSequence = header(message).getSequence();
        return message;
    }

    private static Command command(byte[] bytes) {
        try {
            return Command.parseFrom(bytes);
        } catch (InvalidProtocolBufferException _) {
            return Command.getDefaultInstance();
        }
    }

    private static CommandBody body(Command command) {
        try {
            return CommandBody.parseFrom(command.getBody());
        } catch (InvalidProtocolBufferException _) {
            return CommandBody.getDefaultInstance();
        }
    }

    private Message parse(Feed feed, long offset, byte[] bytes) {
        try {
            return switch (feed) {
                case LOG -> Command.parseFrom(bytes);
                case ORDERS -> OrderEvents.parseFrom(bytes);
                case LEDGER -> LedgerEvents.parseFrom(bytes);
                case TRADES -> TradeEvents.parseFrom(bytes);
                case BOOK -> BookEvents.parseFrom(bytes);
            };
        } catch (InvalidProtocolBufferException _) {
            findings.at(-1);
            findings.broken(Invariant.I9, "%s offset %d is unreadable", feed.topic(), offset);
            return OrderEvents.getDefaultInstance();
        }
    }

    private static EventHeader header(Message message) {
        return switch (message) {
            case OrderEvents record -> record.getHeader();
            case LedgerEvents record -> record.getHeader();
            case TradeEvents record -> record.getHeader();
            case BookEvents record -> record.getHeader();
            case Message _ -> EventHeader.getDefaultInstance();
        };
    }
}
