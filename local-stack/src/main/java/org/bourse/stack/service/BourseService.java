package org.bourse.stack.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bourse.contracts.Topics;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.TopicAccess;

/**
 * The services. Each has a module, a client in the realm and a log in the stack of its own name, a
 * database, two preferred ports, and perhaps a key to sign commands with.
 */
public enum BourseService {
    /** Hosts the venue core; verifies everybody's commands. */
    MATCHING_SERVICE(8082, "matching", 1, 1_280),
    /** REST for orders. */
    ORDER_SERVICE(8081, "orders", 2, 512),
    /** Accounts, funding, ledger. */
    PORTFOLIO_SERVICE(8083, "portfolio", 3, 384),
    /** Limits and alerts. */
    RISK_SERVICE(8084, "risk", 4, 256),
    /** Books, trades, streams; sends no commands. */
    MARKET_DATA_SERVICE(8085, "marketdata", 0, 384);

    /** What streams and market data have nothing of. */
    private static final Set<String> NOT_SHOWN =
            Set.of(Topics.COMMANDS, Topics.API_KEY_USES, Topics.ACTS);

    private static final int MANAGEMENT_PORT_OFFSET = 1_000;

    private final int preferredPort;
    private final String database;
    private final int logKeyId;
    private final int heapMegabytesMax;

    BourseService(int preferredPort, String database, int logKeyId, int heapMegabytesMax) {
        this.preferredPort = preferredPort;
        this.database = database;
        this.logKeyId = logKeyId;
        this.heapMegabytesMax = heapMegabytesMax;
    }

    /** The name people type, for example {@code order-service}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The service of this name.
     *
     * @throws StackException when there is none
     */
    public static BourseService named(String serviceName) {
        return Arrays.stream(values())
                .filter(it -> it.serviceName().equals(serviceName))
                .findFirst()
                .orElseThrow(() ->
                        new StackException(
                                "no such service: "
                                        + serviceName
                                        + "; there are "
                                        + serviceNames()));
    }

    /** The name of a second process beside the first. */
    public String standbyName() {
        return processName(2);
    }

    /** The name of its nth process, from 1. */
    String processName(int number) {
        return number == 1 ? serviceName() : serviceName() + "-" + number;
    }

    /** All names. */
    public static List<String> serviceNames() {
        return Arrays.stream(values()).map(BourseService::serviceName).toList();
    }

    /** The port tried first. */
    public int preferredPort() {
        return preferredPort;
    }

    /** The management port tried first. */
    public int preferredManagementPort() {
        return preferredPort + MANAGEMENT_PORT_OFFSET;
    }

    /** Its database, and the role that owns it. */
    public String database() {
        return database;
    }

    /** The key it signs commands with, if it writes to the log. */
    public Optional<Integer> logKeyId() {
        return logKeyId == 0 ? Optional.empty() : Optional.of(logKeyId);
    }

    /**
     * The topics whose events it brings into tables of its database; one that reads tables of
     * another comes after it.
     */
    public List<String> projectedTopics() {
        return switch (this) {
            case ORDER_SERVICE -> List.of(Topics.ORDER_EVENTS);
            case RISK_SERVICE -> List.of(Topics.ORDER_EVENTS, Topics.LEDGER_EVENTS);
            case PORTFOLIO_SERVICE ->
                    List.of(Topics.LEDGER_EVENTS, Topics.TRADE_EVENTS, Topics.ORDER_EVENTS);
            case MARKET_DATA_SERVICE -> List.of(Topics.TRADE_EVENTS);
            case MATCHING_SERVICE -> List.of();
        };
    }

    /** What it does with Kafka's topics; docs/operations/connections.md has the same as a table. */
    public TopicAccess topicAccess() {
        List<String> venue =
                List.of(
                        Topics.COMMANDS,
                        Topics.ORDER_EVENTS,
                        Topics.LEDGER_EVENTS,
                        Topics.TRADE_EVENTS,
                        Topics.BOOK_EVENTS);
        return switch (this) {
            case MATCHING_SERVICE -> access(venue, with(venue, Topics.ACTS), venue, List.of());
            case ORDER_SERVICE ->
                    access(
                            with(projectedTopics(), Topics.ACCOUNT_DIRECTORY, Topics.API_KEYS),
                            List.of(Topics.COMMANDS, Topics.API_KEY_USES, Topics.ACTS),
                            List.of(),
                            List.of("order-history-"));
            case PORTFOLIO_SERVICE ->
                    access(
                            with(
                                    projectedTopics(),
                                    Topics.ACCOUNT_DIRECTORY,
                                    Topics.API_KEYS,
                                    Topics.API_KEY_USES),
                            List.of(
                                    Topics.COMMANDS,
                                    Topics.ACCOUNT_DIRECTORY,
                                    Topics.ACCOUNT_POSITIONS,
                                    Topics.FUNDING_UPDATES,
                                    Topics.API_KEYS,
                                    Topics.API_KEY_USES,
                                    Topics.ACTS),
                            List.of(),
                            List.of("portfolio-"));
            case RISK_SERVICE ->
                    access(
                            with(
                                    projectedTopics(),
                                    Topics.ACCOUNT_DIRECTORY,
                                    Topics.API_KEYS,
                                    Topics.ACTS),
                            List.of(
                                    Topics.COMMANDS,
                                    Topics.API_KEY_USES,
                                    Topics.RISK_ALERTS,
                                    Topics.ACTS),
                            List.of(),
                            List.of("risk-"));
            case MARKET_DATA_SERVICE ->
                    access(
                            Topics.all().stream().filter(it -> !NOT_SHOWN.contains(it)).toList(),
                            // Commands of a paper venue: what a market outside shows.
                            List.of(Topics.COMMANDS, Topics.API_KEY_USES, Topics.ACTS),
                            List.of(),
                            List.of("market-data-store-"));
        };
    }

    private static List<String> with(List<String> topics, String... more) {
        return Stream.concat(topics.stream(), Stream.of(more)).toList();
    }

    private TopicAccess access(
            List<String> reads, List<String> writes, List<String> governs, List<String> groups) {
        return new TopicAccess(serviceName(), reads, writes, governs, groups);
    }

    /** Whose keys it is given: the verifier knows all, a writer its own. */
    List<Integer> knownLogKeyIds() {
        if (this == MATCHING_SERVICE) {
            return Arrays.stream(values()).flatMap(it -> it.logKeyId().stream()).sorted().toList();
        }
        return logKeyId().stream().toList();
    }

    /** The largest heap, in MiB. */
    int heapMegabytesMax() {
        return heapMegabytesMax;
    }
}
