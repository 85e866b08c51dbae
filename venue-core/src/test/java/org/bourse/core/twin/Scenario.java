package org.bourse.core.twin;

import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
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
    private long listId;

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
        return tick(term, timeMicros, confirmed, 0);
    }

    List<String> tick(long term, long timeMicros, boolean confirmed, long applied) {
        return run(
                new GeneratedCommand.Tick(
                        envelope(Writer.RUNNER), term, timeMicros, confirmed, applied));
    }

    List<String> apply(VenueCommand command) {
        Writer writer =
                switch (command) {
                    case VenueCommand.OpenAccount _,
                            VenueCommand.Deposit _,
                            VenueCommand.HoldWithdrawal _,
                            VenueCommand.CompleteWithdrawal _,
                            VenueCommand.CancelWithdrawal _,
                            VenueCommand.Transfer _ ->
                            Writer.FUNDING;
                    case VenueCommand.SetAccountLimits _ -> Writer.RISK;
                    case VenueCommand.ListAsset _,
                            VenueCommand.ListSymbol _,
                            VenueCommand.ActivateVersion _,
                            VenueCommand.ActivateKey _,
                            VenueCommand.RevokeKey _,
                            VenueCommand.BeginEpoch _,
                            VenueCommand.Skip _,
                            VenueCommand.Resume _,
                            VenueCommand.ChangeSymbol _,
                            VenueCommand.SetSymbolState _,
                            VenueCommand.SetFeeTier _,
                            VenueCommand.SetAccountTier _,
                            VenueCommand.SetAccountTrading _,
                            VenueCommand.SetSchedule _,
                            VenueCommand.SetAccountState _,
                            VenueCommand.SetVenueState _ ->
                            Writer.ADMINISTRATION;
                    case VenueCommand.CancelOrders _, VenueCommand.SetCancelAfter _ ->
                            Writer.ORDER_ENTRY;
                    case VenueCommand.Continue _, VenueCommand.Claim _ -> Writer.RUNNER;
                };
        return apply(writer, command);
    }

    List<String> apply(Writer writer, VenueCommand command) {
        return run(new GeneratedCommand.Apply(envelope(writer), command));
    }

    List<String> place(Ask ask) {
        return run(new GeneratedCommand.Place(envelope(Writer.ORDER_ENTRY), ask));
    }

    /** Orders that depend on each other. */
    List<String> placeList(OrderListKind kind, Ask... legs) {
        List<String> lines =
                run(
                        new GeneratedCommand.PlaceList(
                                envelope(Writer.ORDER_ENTRY), kind, List.of(legs)));
        listId = Ids.first(lastOrderId());
        return lines;
    }

    List<String> oco(Ask a, Ask b) {
        return placeList(OrderListKind.OCO, a, b);
    }

    List<String> bracket(Ask entry, Ask a, Ask b) {
        return placeList(OrderListKind.BRACKET, entry, a, b);
    }

    /** The id of a leg of the last list. */
    long legId(int leg) {
        return listId + leg;
    }

    /** What EXTERNAL has at a price of symbol 1. */
    List<String> external(Side side, long lots, long price) {
        return run(
                new GeneratedCommand.ExternalLevel(
                        envelope(Writer.MARKET_DATA), 1, side, price, lots));
    }

    /** An account sells this many orders of as many lots at 100. */
    void sellOneByOne(long account, int orders, long lots) {
        liftOpenOrders(account);
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

    /** What happened to orders and books. */
    static List<String> withoutPostings(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.contains(" HELD ") && !line.contains(" AVAILABLE "))
                .toList();
    }

    /** From the first line that starts with a word. */
    static List<String> from(List<String> lines, String word) {
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith(word)) {
            first++;
        }
        return lines.subList(first, lines.size());
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

    /** A LIMIT in symbol 1 with a client order id of its own. */
    Ask ask(long account, Side side, TimeInForce time, long lots, long price) {
        ids++;
        return new Ask(account, 1, side, time, lots, price, "o" + ids);
    }

    Ask buy(long account, TimeInForce time, long lots, long price) {
        return ask(account, Side.BUY, time, lots, price);
    }

    Ask sell(long account, TimeInForce time, long lots, long price) {
        return ask(account, Side.SELL, time, lots, price);
    }

    Ask buy(long account, long lots, long price) {
        return buy(account, TimeInForce.GTC, lots, price);
    }

    Ask sell(long account, long lots, long price) {
        return sell(account, TimeInForce.GTC, lots, price);
    }

    Ask market(long account, Side side, long lots) {
        return ask(account, side, TimeInForce.IOC, lots, 0).as(OrderType.MARKET);
    }

    Ask budget(long account, long budgetMinor) {
        return market(account, Side.BUY, 0).withNumbers(0, 0, budgetMinor);
    }

    /** A GTC order of a type that waits for a trigger, without a price of its own. */
    Ask waiting(long account, Side side, OrderType type, long lots, long trigger) {
        return ask(account, side, TimeInForce.GTC, lots, 0).as(type).withTrigger(trigger);
    }

    /** GTC, some ticks behind the best last price. */
    Ask trailing(long account, Side side, long lots, long ticks) {
        return ask(account, side, TimeInForce.GTC, lots, 0)
                .as(OrderType.TRAILING_STOP)
                .trailingBy(ticks, 0);
    }

    static Ask postOnly(Ask ask) {
        return ask.postingOnly(false);
    }

    /** Of an order named by its id; 0 leaves what it stands for as it is. */
    List<String> replace(long account, long orderId, long price, long trigger, long lots) {
        return run(
                new GeneratedCommand.Replace(
                        envelope(Writer.ORDER_ENTRY),
                        account,
                        orderId,
                        "",
                        0,
                        price,
                        trigger,
                        lots));
    }

    /** Of an order named by its client order id. */
    List<String> replace(long account, String clientOrderId, long price, long trigger, long lots) {
        return run(
                new GeneratedCommand.Replace(
                        envelope(Writer.ORDER_ENTRY),
                        account,
                        0,
                        clientOrderId,
                        0,
                        price,
                        trigger,
                        lots));
    }

    /** Places an order and returns its id. */
    long placed(Ask ask) {
        place(ask);
        return lastOrderId();
    }

    /** Two of Carol and Bob trade a lot at this price, and leave nothing on the book. */
    List<String> tradeAt(long price) {
        place(sell(BOB, 1, price));
        return place(buy(CAROL, TimeInForce.IOC, 1, price));
    }

    List<String> goOn() {
        return apply(new VenueCommand.Continue());
    }

    List<String> massCancel(Writer writer, long account, int symbol, Side side) {
        return apply(writer, new VenueCommand.CancelOrders(account, symbol, side, 0));
    }

    List<String> symbolState(SymbolState state) {
        return apply(new VenueCommand.SetSymbolState(1, state));
    }

    /** An account's venue-wide limit of open orders becomes so great that no test meets it. */
    void liftOpenOrders(long account) {
        apply(new VenueCommand.SetAccountLimits(account, OptionalInt.of(1_000_000), List.of()));
    }

    long availableMinor(long account, int asset) {
        return venue.availableMinor(account, asset);
    }

    long heldMinor(long account, int asset) {
        return venue.heldMinor(account, asset);
    }
}
