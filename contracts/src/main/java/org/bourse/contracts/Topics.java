package org.bourse.contracts;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.contracts.v1.ApiKeyUse;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.contracts.v1.TradeEvents;

/** The Kafka topics. All have {@link #PARTITIONS} partitions; a venue is a partition. */
public final class Topics {
    public static final String COMMANDS = "bourse.commands";
    public static final String ORDER_EVENTS = "order-events";
    public static final String LEDGER_EVENTS = "ledger-events";
    public static final String TRADE_EVENTS = "trade-events";
    public static final String BOOK_EVENTS = "book-events";

    public static final String ACCOUNT_DIRECTORY = "account-directory";

    public static final String ACCOUNT_POSITIONS = "account-positions";

    public static final String FUNDING_UPDATES = "funding-updates";

    public static final String API_KEYS = "api-keys";

    /** When keys of {@link #API_KEYS} were taken the last time, to about a minute. */
    public static final String API_KEY_USES = "api-key-uses";

    public static final String RISK_ALERTS = "risk-alerts";

    /** What people did who administer the venue. */
    public static final String ACTS = "acts";

    public static final int PARTITIONS = 3;

    /** A record of any topic is at most this large. */
    public static final int RECORD_BYTES_MAX = 8 * 1024 * 1024;

    private static final Set<String> COMPACTED =
            Set.of(ACCOUNT_DIRECTORY, ACCOUNT_POSITIONS, FUNDING_UPDATES, API_KEYS, API_KEY_USES);

    private static final Map<String, Parser<? extends Message>> PARSERS = new LinkedHashMap<>();

    static {
        PARSERS.put(COMMANDS, Command.parser());
        PARSERS.put(ORDER_EVENTS, OrderEvents.parser());
        PARSERS.put(LEDGER_EVENTS, LedgerEvents.parser());
        PARSERS.put(TRADE_EVENTS, TradeEvents.parser());
        PARSERS.put(BOOK_EVENTS, BookEvents.parser());
        PARSERS.put(ACCOUNT_DIRECTORY, DirectoryEntry.parser());
        PARSERS.put(ACCOUNT_POSITIONS, AccountPosition.parser());
        PARSERS.put(FUNDING_UPDATES, FundingUpdate.parser());
        PARSERS.put(API_KEYS, ApiKey.parser());
        PARSERS.put(API_KEY_USES, ApiKeyUse.parser());
        PARSERS.put(RISK_ALERTS, RiskAlert.parser());
        PARSERS.put(ACTS, AdministrativeAct.parser());
    }

    private Topics() {}

    /** The names of all topics, the log first. */
    public static Set<String> all() {
        return PARSERS.keySet();
    }

    /**
     * Whether only the newest record of each key is kept: what it says is in portfolio-service's
     * tables, or may be lost. All others are kept for ever.
     */
    public static boolean isCompacted(String topic) {
        return COMPACTED.contains(topic);
    }

    /**
     * Reads a record of a topic.
     *
     * @throws IllegalArgumentException when there is no such topic
     * @throws InvalidProtocolBufferException when the bytes are not a record of it
     */
    public static Message parse(String topic, byte[] record) throws InvalidProtocolBufferException {
        Parser<? extends Message> parser = PARSERS.get(topic);
        if (parser == null) {
            throw new IllegalArgumentException("topic=" + topic);
        }
        return parser.parseFrom(record);
    }
}
