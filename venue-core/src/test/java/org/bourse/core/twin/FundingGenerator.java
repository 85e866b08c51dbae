package org.bourse.core.twin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** Accounts, deposits, withdrawals, transfers and limits. */
final class FundingGenerator {
    private static final long CROWD = 1_000_000;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final Deque<CommandGenerator.Wish> endowments = new ArrayDeque<>();
    private final Set<Long> endowed = new HashSet<>();
    private long accounts = 999;
    private long crowd;

    FundingGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    private static CommandGenerator.Wish wish(VenueCommand command) {
        return new CommandGenerator.Wish.Command(Writer.FUNDING, command);
    }

    /** Whether it is an account that only fills the venue. */
    static boolean isOfCrowd(long account) {
        return account > CROWD && account < 2 * CROWD;
    }

    VenueCommand newOfCrowd() {
        return new VenueCommand.OpenAccount(CROWD + ++crowd);
    }

    long newAccount() {
        accounts += dice.chance(0.1) ? dice.between(1, 1_000) : 1;
        return accounts;
    }

    /** What is due to a newly opened account, if anything is. */
    CommandGenerator.@Nullable Wish endowment() {
        for (long account : memory.accounts) {
            if (endowed.add(account)) {
                memory.assets.keySet().forEach(a -> endowments.add(wish(deposit(account, a))));
            }
        }
        return endowments.pollFirst();
    }

    private VenueCommand.Deposit deposit(long account, int asset) {
        long orders = mix.floodOrders > 0 ? 100_000 : mix.depositOrders;
        long amount = 1;
        for (MarketMemory.Market market : memory.markets) {
            long lot = 0;
            if (market.definition.base() == asset) {
                lot = market.lotMinor;
            } else if (market.definition.quote() == asset) {
                lot = market.tickLotMinor * market.middleTicks;
            }
            double typical = (double) lot * mix.lotsTypical * orders;
            amount = Math.max(amount, (long) Math.min(typical, 1L << 57));
        }
        return new VenueCommand.Deposit(account, asset, amount);
    }

    CommandGenerator.Wish next() {
        long account = dice.chance(mix.errors) ? wrongAccount() : someAccount();
        int asset =
                dice.chance(mix.errors) || memory.assets.isEmpty()
                        ? dice.extremeInt()
                        : dice.pick(new ArrayList<>(memory.assets.keySet()));
        return switch (dice.weighted(2, 6, 4, 2, 2, 3)) {
            case 0 -> wish(opening(openedAccount()));
            case 1 -> wish(new VenueCommand.Deposit(account, asset, depositMinor(account, asset)));
            case 2 ->
                    wish(
                            new VenueCommand.HoldWithdrawal(
                                    account, asset, withdrawalMinor(account, asset)));
            case 3 -> wish(new VenueCommand.CompleteWithdrawal(withdrawal()));
            case 4 -> wish(new VenueCommand.CancelWithdrawal(withdrawal()));
            default ->
                    wish(
                            new VenueCommand.Transfer(
                                    account, asset, withdrawalMinor(account, asset), target()));
        };
    }

    /** What sort of account it is follows from its number, so that no dice are thrown. */
    private VenueCommand opening(long account) {
        return switch (Math.floorMod(account, 4)) {
            case 0 -> new VenueCommand.OpenAccount(account);
            case 1 -> new VenueCommand.OpenAccount(account, Long.rotateLeft(account, 32));
            default ->
                    new VenueCommand.OpenAccount(
                            account,
                            memory.accounts.isEmpty()
                                    ? account
                                    : memory.accounts.get(
                                            Math.floorMod(account, memory.accounts.size())));
        };
    }

    private long openedAccount() {
        return switch (dice.weighted(6, 1, 1)) {
            case 0 -> newAccount();
            case 1 -> someAccount();
            default -> dice.chance(0.5) ? dice.extreme() : dice.pickLong(1, 999, 1_000, 1L << 31);
        };
    }

    private long someAccount() {
        return memory.accounts.isEmpty() ? 1_000 : dice.pick(memory.accounts);
    }

    private long target() {
        return dice.chance(0.1) ? wrongAccount() : someAccount();
    }

    private long wrongAccount() {
        return dice.chance(0.5) ? dice.between(0L, 4L) : dice.extreme();
    }

    private long depositMinor(long account, int asset) {
        if (dice.chance(mix.errors)) {
            return dice.extreme();
        }
        if (dice.chance(0.01)) {
            return (1L << 62) - dice.between(0L, 1L << 40);
        }
        return Math.max(1, dice.skewed(deposit(account, asset).amountMinor()) / 10);
    }

    private long withdrawalMinor(long account, int asset) {
        long available = memory.availableMinor(account, asset);
        return switch (dice.weighted(20, 2, 2, 1)) {
            case 0 -> dice.skewed(Math.max(1, available / 4));
            case 1 -> available;
            case 2 -> available + 1;
            default -> dice.extreme();
        };
    }

    private long withdrawal() {
        boolean toPending = !memory.pendingWithdrawals.isEmpty() && !dice.chance(0.05);
        if (toPending) {
            return dice.pick(memory.pendingWithdrawals);
        }
        return memory.endedWithdrawals.isEmpty() || dice.chance(0.3)
                ? dice.extreme()
                : dice.pick(memory.endedWithdrawals);
    }

    VenueCommand.SetAccountLimits limits() {
        OptionalInt openOrdersMax = OptionalInt.empty();
        if (dice.chance(0.6)) {
            openOrdersMax = OptionalInt.of(openOrdersMax());
        }
        List<VenueCommand.NotionalLimit> notionals = new ArrayList<>();
        List<Integer> assets = new ArrayList<>(memory.assets.keySet());
        while (!assets.isEmpty() && dice.chance(0.4)) {
            int asset = dice.chance(mix.errors) ? dice.extremeInt() : dice.pick(assets);
            notionals.add(new VenueCommand.NotionalLimit(asset, notionalMax(asset)));
            if (!dice.chance(0.1)) {
                assets.remove((Object) asset);
            }
        }
        List<VenueCommand.SymbolLimit> symbols = new ArrayList<>();
        while (!memory.markets.isEmpty() && dice.chance(0.4)) {
            symbols.add(symbolLimit(dice.pick(memory.markets)));
        }
        return new VenueCommand.SetAccountLimits(someAccount(), openOrdersMax, notionals, symbols);
    }

    /** Mostly about one of the limits, so that most orders pass the others. */
    private VenueCommand.SymbolLimit symbolLimit(MarketMemory.Market market) {
        int which = dice.between(0, 6);
        long lots = mix.lotsTypical * dice.pickLong(1, 5, 50);
        long minor =
                (long)
                        Math.min(
                                (double) market.tickLotMinor * market.middleTicks * lots,
                                (double) (1L << 61));
        if (dice.chance(mix.errors)) {
            lots = dice.extreme();
            minor = dice.extreme();
        }
        return new VenueCommand.SymbolLimit(
                dice.chance(mix.errors) ? dice.extremeInt() : market.definition.symbol(),
                which == 0 ? Optional.of(dice.chance(0.4)) : Optional.empty(),
                which == 1 ? Optional.of(dice.chance(0.4)) : Optional.empty(),
                which == 2 ? OptionalLong.of(lots) : OptionalLong.empty(),
                which == 3 ? OptionalLong.of(lots) : OptionalLong.empty(),
                which == 4 ? OptionalLong.of(minor) : OptionalLong.empty(),
                which == 5 ? OptionalLong.of(minor) : OptionalLong.empty(),
                which == 6 ? OptionalInt.of(openOrdersMax()) : OptionalInt.empty());
    }

    private int openOrdersMax() {
        if (dice.chance(mix.errors)) {
            return dice.pickInt(-1, 1_000_000, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return mix.lowLimits ? dice.between(0, 12) : dice.between(50, 1_000);
    }

    private long notionalMax(int asset) {
        if (dice.chance(mix.errors)) {
            return dice.extreme();
        }
        long typical = 1;
        for (MarketMemory.Market market : memory.markets) {
            if (market.definition.quote() == asset) {
                typical = market.tickLotMinor * market.middleTicks * mix.lotsTypical;
            }
        }
        return Math.max(1, typical) * (mix.lowLimits ? 1 : 64);
    }
}
