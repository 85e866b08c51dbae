package org.bourse.matching.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Venue;
import org.bourse.core.VenueConfig;
import org.jspecify.annotations.Nullable;

/** A venue between a decoder and an encoder; positions are given in order. */
final class DecodedVenue {
    static final VenueConfig BOUNDS = new VenueConfig(100, 8, 8, 1_000, 10, 10_000, 8);

    final SignedCommands commands = new SignedCommands(1_000);
    final List<VenueFact> facts = new ArrayList<>();
    final EventEncoder encoder =
            new EventEncoder(
                    SignedCommands.VENUE,
                    EmittedSequences.NONE,
                    EmittedSequences.NONE,
                    facts::addAll);
    final Venue core = new Venue(BOUNDS, encoder);
    private final CommandDecoder decoder;
    private long position;

    DecodedVenue() {
        this(SignedCommands.seal(1, 2, 3, 4, 5));
    }

    DecodedVenue(CommandSeal seal) {
        decoder = new CommandDecoder(SignedCommands.VENUE, core, seal);
    }

    /** With all writers' keys active. */
    static DecodedVenue withKeys() {
        DecodedVenue venue = new DecodedVenue();
        venue.apply(venue.commands.activateKey(2, Writer.ORDER_ENTRY));
        venue.apply(venue.commands.activateKey(3, Writer.FUNDING));
        venue.apply(venue.commands.activateKey(4, Writer.RISK));
        venue.apply(venue.commands.activateKey(5, Writer.MARKET_DATA));
        return venue;
    }

    /** With a symbol and two accounts with plenty of both assets, too. */
    static DecodedVenue trading() {
        DecodedVenue venue = withKeys();
        venue.apply(venue.commands.tick(1_000_000));
        venue.apply(venue.commands.asset(1, "BTC"));
        venue.apply(venue.commands.asset(2, "USDT"));
        venue.apply(venue.commands.listSymbol(SignedCommands.symbol()));
        for (long account = 1_000; account < 1_002; account++) {
            venue.apply(venue.commands.openAccount(account));
            venue.apply(venue.commands.deposit(account, 1, 1_000_000_000_000L));
            venue.apply(venue.commands.deposit(account, 2, 100_000_000_000_000_000L));
        }
        return venue;
    }

    List<EventRecord> apply(Command command) {
        return apply(command.toByteArray());
    }

    List<EventRecord> apply(byte @Nullable [] bytes) {
        decoder.apply(position, bytes);
        position++;
        return List.copyOf(encoder.records());
    }

    /** Lets the decoder see what will be applied next. */
    void readAhead(List<byte @Nullable []> records) {
        decoder.readAhead(records);
    }

    long lastPosition() {
        return position - 1;
    }

    /** The one event of the last step, which is on order-events. */
    OrderEvent order() {
        OrderEvents record = (OrderEvents) onlyRecord(EventTopic.ORDER);
        if (record.getEventsCount() != 1) {
            throw new AssertionError(record);
        }
        return record.getEvents(0);
    }

    /** Why the last step, which did nothing else, refused its command on order-events. */
    RejectCode refusal() {
        return order().getCommandRejected().getCode();
    }

    /** Why the last step, which did nothing else, refused its command on ledger-events. */
    RejectCode fundingRefusal() {
        LedgerEvents record = (LedgerEvents) onlyRecord(EventTopic.LEDGER);
        return record.getEvents(0).getCommandRejected().getCode();
    }

    private Message onlyRecord(EventTopic topic) {
        List<EventRecord> records = encoder.records();
        if (records.size() != 1 || records.getFirst().topic() != topic) {
            throw new AssertionError(records.stream().map(DecodedVenue::message).toList());
        }
        return message(records.getFirst());
    }

    static Message message(EventRecord record) {
        try {
            return Topics.parse(record.topic().topic(), record.bytes());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
