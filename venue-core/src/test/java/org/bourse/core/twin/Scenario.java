package org.bourse.core.twin;

import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;

/**
 * A small venue: EUR with 2 decimals, BTC with 4, symbol 1 BTC-EUR. A tick is 0.01 EUR and a lot 1
 * BTC, so a notional is price × lots, and a lot is 10,000 minor units of BTC. Makers pay 0.10 %,
 * takers 0.25 %; market orders reach 10 %. Alice, Bob and Carol have 10,000.00 EUR and 100 BTC.
 */
final class Scenario {
    static final int EUR = 1;
    static final int BTC = 2;
    static final long START_MICROS = 1_000_000_000;
    static final long DAY_MICROS = 86_400_000_000L;
    static final VenueConfig CONFIG = new VenueConfig(10, 8, 4, 4_000, 4, 5_000, 4);
    static final SymbolDefinition SYMBOL = symbol(1, "BTC-EUR", BTC, EUR, 100_000, 250_000);

    private final AnyVenue venue;
    private final Story story = new Story();
    private final GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
    private final Map<Writer, Long> sequences = new EnumMap<>(Writer.class);
    private long position = 10;
    private int ids;

    Scenario(Implementation implementation) {
        this(implementation, CONFIG);
    }

    Scenario(Implementation implementation, VenueConfig config) {
        this(implementation, config, SYMBOL);
    }

    Scenario(Implementation implementation, VenueConfig config, SymbolDefinition symbol) {
        venue = implementation.venue(config, story);
        tickTo(START_MICROS, false);
        apply(new VenueCommand.ListAsset(EUR, "EUR", 2));
        apply(new VenueCommand.ListAsset(BTC, "BTC", 4));
        apply(new VenueCommand.ListSymbol(symbol));
        for (long account : List.of(ALICE, BOB, CAROL)) {
            apply(new VenueCommand.OpenAccount(account));
            apply(new VenueCommand.Deposit(account, EUR, 1_000_000));
            apply(new VenueCommand.Deposit(account, BTC, 1_000_000));
        }
    }

    static SymbolDefinition symbol(
            int number, String name, int base, int quote, long makerRate, long takerRate) {
        return new SymbolDefinition(
                number,
                name,
                base,
                quote,
                1,
                2,
                1,
                0,
                1,
                5_000,
                10,
                makerRate,
                takerRate,
                10_000_000);
    }

    AnyVenue venue() {
        return venue;
    }

    long lastOrderId() {
        return story.lastOrderId();
    }

    long lastTradeId() {
        return story.lastTradeId();
    }

    long position() {
        return position;
    }

    /** The next envelope a writer's only instance would send. */
    GeneratedCommand.Envelope envelope(Writer writer) {
        long sequence = sequences.merge(writer, 1L, Long::sum);
        return envelope(writer, 1, sequence);
    }

    GeneratedCommand.Envelope envelope(Writer writer, long instance, long sequence) {
        position++;
        return new GeneratedCommand.Envelope(position, 1, writer, instance, sequence, 7, position);
    }

    List<String> run(GeneratedCommand command) {
        command.runOn(venue, arguments);
        return story.lines();
    }

    List<String> tickTo(long timeMicros, boolean confirmed) {
        return tick(1, timeMicros, confirmed);
    }

    List<String> tick(long term, long timeMicros, boolean confirmed) {
        return run(new GeneratedCommand.Tick(envelope(Writer.RUNNER), term, timeMicros, confirmed));
    }

    List<String> apply(VenueCommand command) {
        Writer writer =
                switch (command) {
                    case VenueCommand.OpenAccount _,
                            VenueCommand.Deposit _,
                            VenueCommand.HoldWithdrawal _,
                            VenueCommand.CompleteWithdrawal _,
                            VenueCommand.CancelWithdrawal _ ->
                            Writer.FUNDING;
                    case VenueCommand.SetAccountLimits _ -> Writer.RISK;
                    case VenueCommand.ListAsset _,
                            VenueCommand.ListSymbol _,
                            VenueCommand.ActivateVersion _,
                            VenueCommand.ActivateKey _,
                            VenueCommand.RevokeKey _,
                            VenueCommand.BeginEpoch _ ->
                            Writer.ADMINISTRATION;
                };
        return run(new GeneratedCommand.Apply(envelope(writer), command));
    }

    List<String> place(GeneratedCommand.Ask ask) {
        return run(new GeneratedCommand.Place(envelope(Writer.ORDER_ENTRY), ask));
    }

    /** An account sells this many orders of as many lots at 100. */
    void sellOneByOne(long account, int orders, long lots) {
        apply(new VenueCommand.SetAccountLimits(account, OptionalInt.of(1_000_000), List.of()));
        apply(new VenueCommand.Deposit(account, BTC, 10_000L * orders * lots));
        for (int i = 0; i < orders; i++) {
            place(sell(account, lots, 100));
        }
    }

    /** Only what happened of one kind: the lines that contain a word. */
    static List<String> only(List<String> lines, String word) {
        Predicate<String> contains = line -> line.contains(word);
        return lines.stream().filter(contains).toList();
    }

    List<String> cancel(long account, long orderId) {
        return run(
                new GeneratedCommand.Cancel(envelope(Writer.ORDER_ENTRY), account, orderId, "", 0));
    }

    List<String> cancel(long account, String clientOrderId) {
        return run(
                new GeneratedCommand.Cancel(
                        envelope(Writer.ORDER_ENTRY), account, 0, clientOrderId, 0));
    }

    private GeneratedCommand.Ask ask(
            long account, Side side, OrderType type, TimeInForce time, long price, long lots) {
        ids++;
        return new GeneratedCommand.Ask(
                account, 1, side, type, time, false, price, lots, 0, 0, "o" + ids);
    }

    GeneratedCommand.Ask buy(long account, TimeInForce time, long lots, long price) {
        return ask(account, Side.BUY, OrderType.LIMIT, time, price, lots);
    }

    GeneratedCommand.Ask sell(long account, TimeInForce time, long lots, long price) {
        return ask(account, Side.SELL, OrderType.LIMIT, time, price, lots);
    }

    GeneratedCommand.Ask buy(long account, long lots, long price) {
        return buy(account, TimeInForce.GTC, lots, price);
    }

    GeneratedCommand.Ask sell(long account, long lots, long price) {
        return sell(account, TimeInForce.GTC, lots, price);
    }

    GeneratedCommand.Ask market(long account, Side side, long lots) {
        return ask(account, side, OrderType.MARKET, TimeInForce.IOC, 0, lots);
    }

    GeneratedCommand.Ask budget(long account, long budgetMinor) {
        return market(account, Side.BUY, 0).withNumbers(0, 0, budgetMinor);
    }

    static GeneratedCommand.Ask postOnly(GeneratedCommand.Ask ask) {
        return ask.withShape(ask.side(), ask.type(), ask.timeInForce(), true);
    }
}
