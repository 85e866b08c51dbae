package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;

/** Halts and suspensions and their ends, mass cancels and dead-man's switches. */
final class StateGenerator {
    private static final long CANCEL_AFTER_MAX_MICROS = 24L * 3_600 * 1_000_000;

    private static final List<SymbolState> HALTS =
            List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY);

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;

    StateGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    private Writer officer() {
        return dice.chance(0.5) ? Writer.RISK : Writer.ADMINISTRATION;
    }

    private CommandGenerator.Wish wish(Writer writer, VenueCommand command) {
        return new CommandGenerator.Wish.Command(writer, command);
    }

    private long account() {
        return dice.chance(mix.errors) || memory.accounts.isEmpty()
                ? dice.extreme()
                : dice.pick(memory.accounts);
    }

    private List<MarketMemory.Market> halted() {
        return memory.markets.stream()
                .filter(market -> HALTS.contains(market.definition.state()))
                .toList();
    }

    /** Whether an auction is on. */
    boolean isCollecting() {
        return memory.markets.stream()
                .anyMatch(market -> market.definition.state() == SymbolState.AUCTION);
    }

    /** The end of an auction. */
    CommandGenerator.Wish uncross() {
        List<MarketMemory.Market> auctions =
                memory.markets.stream()
                        .filter(market -> market.definition.state() == SymbolState.AUCTION)
                        .toList();
        return symbol(dice.pick(auctions), SymbolState.TRADING);
    }

    /** Whether something does not trade. */
    boolean isDisturbed() {
        return memory.venueHalted || !memory.accountStates.isEmpty() || !halted().isEmpty();
    }

    /** The end of something that {@link #isDisturbed}. */
    CommandGenerator.Wish settle() {
        List<CommandGenerator.Wish> choices = new ArrayList<>();
        if (memory.venueHalted) {
            choices.add(wish(officer(), new VenueCommand.SetVenueState(false, false)));
        }
        memory.accountStates
                .keySet()
                .forEach(account ->
                        choices.add(
                                wish(
                                        officer(),
                                        new VenueCommand.SetAccountState(
                                                account, AccountStatus.ACTIVE, false))));
        halted().forEach(market -> choices.add(symbol(market, SymbolState.TRADING)));
        return dice.pick(choices);
    }

    private CommandGenerator.Wish symbol(MarketMemory.Market market, SymbolState state) {
        return wish(
                Writer.ADMINISTRATION,
                new VenueCommand.SetSymbolState(market.definition.symbol(), state));
    }

    CommandGenerator.Wish next() {
        boolean cancel = dice.chance(0.3);
        return switch (dice.weighted(5, 2, 4)) {
            case 0 -> symbolState();
            case 1 -> wish(officer(), new VenueCommand.SetVenueState(dice.chance(0.7), cancel));
            default ->
                    wish(
                            officer(),
                            new VenueCommand.SetAccountState(account(), accountState(), cancel));
        };
    }

    private AccountStatus accountState() {
        if (dice.chance(mix.errors)) {
            return dice.pick(
                    List.of(
                            AccountStatus.CLOSED,
                            AccountStatus.ACCOUNT_STATUS_UNSPECIFIED,
                            AccountStatus.UNRECOGNIZED));
        }
        return dice.pick(
                List.of(AccountStatus.ACTIVE, AccountStatus.SUSPENDED, AccountStatus.CLOSE_ONLY));
    }

    private CommandGenerator.Wish symbolState() {
        boolean wrong = dice.chance(mix.errors);
        int symbol =
                wrong || memory.markets.isEmpty()
                        ? memory.delisted.isEmpty() || dice.chance(0.5)
                                ? dice.extremeInt()
                                : dice.pick(memory.delisted).symbol()
                        : dice.pick(memory.markets).definition.symbol();
        SymbolState state =
                dice.pick(
                        List.of(
                                SymbolState.TRADING,
                                SymbolState.HALTED,
                                SymbolState.CANCEL_ONLY,
                                mix.sessions ? SymbolState.AUCTION : SymbolState.TRADING));
        if (dice.chance(mix.errors)) {
            state =
                    dice.pick(
                            List.of(
                                    SymbolState.SYMBOL_STATE_UNSPECIFIED,
                                    SymbolState.UNRECOGNIZED,
                                    SymbolState.UNCROSSING));
        } else if (dice.chance(memory.markets.size() > 1 ? 0.1 : 0.02)) {
            state = SymbolState.DELISTED;
        }
        return wish(Writer.ADMINISTRATION, new VenueCommand.SetSymbolState(symbol, state));
    }

    CommandGenerator.Wish massCancel() {
        if (dice.chance(0.5)) {
            return cancelAfter();
        }
        boolean isTrader = dice.chance(0.6);
        return cancelOrders(
                isTrader ? Writer.ORDER_ENTRY : officer(),
                !isTrader && dice.chance(0.4) ? 0 : account());
    }

    CommandGenerator.Wish cancelOrders(Writer writer, long account) {
        int symbol =
                dice.chance(mix.errors)
                        ? dice.extremeInt()
                        : dice.chance(0.5) || memory.markets.isEmpty()
                                ? 0
                                : dice.pick(memory.markets).definition.symbol();
        Side side =
                dice.pick(
                        List.of(Side.SIDE_UNSPECIFIED, Side.SIDE_UNSPECIFIED, Side.BUY, Side.SELL));
        return wish(writer, new VenueCommand.CancelOrders(account, symbol, side, validUntil()));
    }

    private long validUntil() {
        return dice.chance(0.05) ? memory.timeMicros + dice.between(-1, 1) : 0;
    }

    private CommandGenerator.Wish cancelAfter() {
        long after =
                switch (dice.weighted(2, 6, 1, 1)) {
                    case 0 -> 0;
                    case 1 -> dice.between(1, 3) * mix.tickMicrosMax;
                    case 2 -> CANCEL_AFTER_MAX_MICROS + dice.between(-1, 1);
                    default -> dice.chance(mix.errors) ? dice.extreme() : 1;
                };
        return wish(
                Writer.ORDER_ENTRY,
                new VenueCommand.SetCancelAfter(account(), after, validUntil()));
    }
}
