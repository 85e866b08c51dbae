package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Breaker;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueCommand.ScheduledChange;

/** Auctions and their ends, breakers, and schedules that are soon due. */
final class SessionGenerator {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long WEEK_SECONDS = 7 * 86_400;
    private static final long MONDAY_SECONDS = -3 * 86_400;
    private static final List<SymbolState> STATES =
            List.of(
                    SymbolState.AUCTION,
                    SymbolState.TRADING,
                    SymbolState.TRADING,
                    SymbolState.CANCEL_ONLY,
                    SymbolState.HALTED);
    private static final List<SymbolState> WRONG_STATES =
            List.of(
                    SymbolState.DELISTED,
                    SymbolState.UNCROSSING,
                    SymbolState.SYMBOL_STATE_UNSPECIFIED,
                    SymbolState.UNRECOGNIZED);

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;

    SessionGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    private static CommandGenerator.Wish wish(VenueCommand command) {
        return new CommandGenerator.Wish.Command(Writer.ADMINISTRATION, command);
    }

    /** An auction begins, or ends; a symbol gets a schedule or another breaker. */
    CommandGenerator.Wish next() {
        if (memory.markets.isEmpty()) {
            return wish(new VenueCommand.SetSchedule(dice.extremeInt(), List.of()));
        }
        MarketMemory.Market market = dice.pick(memory.markets);
        return switch (dice.weighted(9, 6, 4)) {
            case 0 -> state(market, nextState(market.definition.state()));
            case 1 -> schedule(market);
            default ->
                    wish(
                            new VenueCommand.ChangeSymbol(
                                    market.definition.withBreaker(breaker(market))));
        };
    }

    private SymbolState nextState(SymbolState state) {
        if (state != SymbolState.AUCTION) {
            return SymbolState.AUCTION;
        }
        return dice.chance(0.8) ? SymbolState.TRADING : dice.pick(STATES);
    }

    static CommandGenerator.Wish state(MarketMemory.Market market, SymbolState state) {
        return wish(new VenueCommand.SetSymbolState(market.definition.symbol(), state));
    }

    private Breaker breaker(MarketMemory.Market market) {
        return dice.chance(mix.errors) ? wrongBreaker() : mix.breaker(dice, market.middleTicks);
    }

    /** Mostly wrong, in one or more of its parts. */
    Breaker wrongBreaker() {
        return new Breaker(
                dice.pickLong(0, 1, 100_000_001, dice.extreme()),
                dice.pickInt(0, 1, 300, 301, dice.extremeInt()),
                dice.pickInt(0, 1, 3_600, 3_601, dice.extremeInt()),
                dice.pickInt(0, 1, 3_600, 3_601, dice.extremeInt()));
    }

    /** Changes that are soon due, or none. */
    CommandGenerator.Wish schedule(MarketMemory.Market market) {
        int symbol =
                dice.chance(mix.errors)
                        ? memory.delisted.isEmpty()
                                ? dice.extremeInt()
                                : dice.pick(memory.delisted).symbol()
                        : market.definition.symbol();
        List<ScheduledChange> changes = new ArrayList<>();
        int count = dice.chance(0.2) ? 0 : dice.chance(0.02) ? 64 : dice.between(1, 6);
        long second = memory.timeMicros / SECOND_MICROS;
        for (int i = 0; i < count; i++) {
            second += dice.pickLong(1, 1, 2, 20, dice.chance(0.05) ? 86_400 : 5);
            changes.add(change(second));
        }
        changes.sort(Comparator.comparing(ScheduledChange::secondOfWeek));
        if (dice.chance(mix.errors)) {
            changes = broken(changes);
        }
        return wish(new VenueCommand.SetSchedule(symbol, changes));
    }

    /** Its time is one at which ticks aim. */
    private ScheduledChange change(long second) {
        memory.expect(second * SECOND_MICROS);
        return new ScheduledChange(
                (int) Math.floorMod(second - MONDAY_SECONDS, WEEK_SECONDS), dice.pick(STATES));
    }

    private List<ScheduledChange> broken(List<ScheduledChange> changes) {
        List<ScheduledChange> broken = new ArrayList<>(changes);
        switch (dice.between(0, 4)) {
            case 0 ->
                    broken.add(
                            new ScheduledChange(
                                    dice.pickInt(604_799, 604_800, -1, dice.extremeInt()),
                                    SymbolState.TRADING));
            case 1 -> broken.addFirst(new ScheduledChange(0, dice.pick(WRONG_STATES)));
            case 2 -> broken.addAll(changes);
            case 3 -> broken.add(new ScheduledChange(0, SymbolState.TRADING));
            default -> {
                for (int i = broken.size(); i < 65; i++) {
                    broken.add(new ScheduledChange(i, SymbolState.AUCTION));
                }
            }
        }
        return broken;
    }
}
