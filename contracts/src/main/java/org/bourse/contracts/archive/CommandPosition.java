package org.bourse.contracts.archive;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.TradeEvents;

/** Which command a record is, or is caused by. */
public final class CommandPosition {
    private CommandPosition() {}

    /**
     * The position of a record's command.
     *
     * @return {@link Long#MAX_VALUE} when it belongs to none that is known
     */
    public static long of(String topic, ArchivedRecord record) {
        return topic.equals(Topics.COMMANDS)
                ? record.offset()
                : header(topic, record).map(EventHeader::getPosition).orElse(Long.MAX_VALUE);
    }

    /** The header of a record of one of the four event topics. */
    public static Optional<EventHeader> header(String topic, ArchivedRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return switch (topic) {
                case Topics.ORDER_EVENTS -> Optional.of(OrderEvents.parseFrom(value).getHeader());
                case Topics.LEDGER_EVENTS -> Optional.of(LedgerEvents.parseFrom(value).getHeader());
                case Topics.TRADE_EVENTS -> Optional.of(TradeEvents.parseFrom(value).getHeader());
                case Topics.BOOK_EVENTS -> Optional.of(BookEvents.parseFrom(value).getHeader());
                default -> Optional.empty();
            };
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
