package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** Assets, symbols, keys, versions and epochs. */
final class AdministrationGenerator {
    private static final List<String> CODES =
            List.of("A", "ZZZ", "123456789012", "BTC", "DOGE", "USDT", "EUR0");
    private static final List<String> WRONG_CODES =
            List.of("", "btc", "1234567890123", "BTC USDT", "B-T", "\u00c4RZ", "USDT\n");
    private static final List<Writer> WRITERS =
            List.of(
                    Writer.RUNNER,
                    Writer.ADMINISTRATION,
                    Writer.ORDER_ENTRY,
                    Writer.FUNDING,
                    Writer.RISK,
                    Writer.MARKET_DATA);

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final SessionGenerator sessions;

    AdministrationGenerator(Dice dice, Mix mix, MarketMemory memory, SessionGenerator sessions) {
        this.sessions = sessions;
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    CommandGenerator.Wish wish(VenueCommand command) {
        return new CommandGenerator.Wish.Command(Writer.ADMINISTRATION, command);
    }

    CommandGenerator.Wish next() {
        return wish(
                switch (dice.weighted(4, 6, 4, 2, 2, 1, 10, 4, 4, 6)) {
                    case 0 -> asset();
                    case 1 -> new VenueCommand.ListSymbol(symbol());
                    case 2 -> new VenueCommand.ActivateKey(keyId(), writers());
                    case 3 -> new VenueCommand.RevokeKey(keyId());
                    case 4 -> new VenueCommand.ActivateVersion(dice.extremeInt());
                    case 5 -> new VenueCommand.BeginEpoch(epoch());
                    case 6 -> new VenueCommand.ChangeSymbol(changed());
                    case 7 -> feeTier();
                    case 8 -> new VenueCommand.SetAccountTier(account(), tier());
                    default -> trading(account());
                });
    }

    /** Self-trade prevention for an account, as the seed likes it. */
    VenueCommand trading(long account) {
        int group = dice.chance(mix.errors) ? dice.extremeInt() : dice.between(0, mix.groups);
        return new VenueCommand.SetAccountTrading(account, group, dice.chance(0.5));
    }

    private long account() {
        return memory.accounts.isEmpty() || dice.chance(mix.errors)
                ? dice.extreme()
                : dice.pick(memory.accounts);
    }

    private int tier() {
        return dice.chance(mix.errors) ? dice.pickInt(-1, 0, 15, 16) : dice.between(0, 3);
    }

    private long lowestTaker() {
        long lowest = 10_000_000;
        for (MarketMemory.Market market : memory.markets) {
            lowest = Math.min(lowest, market.definition.takerRateE8());
        }
        return lowest;
    }

    private VenueCommand feeTier() {
        long taker = lowestTaker() + dice.pickLong(0, 0, 10_000, 10_000_000);
        long rate = dice.chance(mix.errors) ? dice.extreme() : Math.min(taker, 10_000_000);
        return new VenueCommand.SetFeeTier(tier(), makerRate(), rate);
    }

    private long makerRate() {
        long lowest = lowestTaker();
        return dice.chance(mix.errors)
                ? dice.pickLong(-lowest - 1, dice.extreme(), 10_000_001, -10_000_001)
                : dice.pickLong(-lowest, -lowest / 3, 0, 1, lowest, 10_000_000);
    }

    /** A listed symbol with other rules, some of them wrong. */
    private SymbolDefinition changed() {
        if (memory.markets.isEmpty() || dice.chance(mix.errors)) {
            SymbolDefinition any =
                    memory.delisted.isEmpty() ? symbol() : dice.pick(memory.delisted);
            return dice.chance(0.5) ? any : broken(any);
        }
        MarketMemory.Market market = dice.pick(memory.markets);
        SymbolDefinition s = market.definition;
        boolean bands = dice.chance(mix.bands);
        long width = Math.max(1, mix.widthTicks * 100_000_000 / Math.max(1, market.middleTicks));
        long band = Math.min(100_000_000, width * dice.pickLong(1, 1, 2, 4));
        SymbolDefinition changed =
                new SymbolDefinition(
                        s.symbol(),
                        s.name(),
                        s.base(),
                        s.quote(),
                        s.tick(),
                        s.priceScale(),
                        s.lot(),
                        s.quantityScale(),
                        dice.chance(0.2) ? s.lotsMin() + 1 : s.lotsMin(),
                        dice.chance(0.2) ? Math.max(s.lotsMin() + 1, s.lotsMax() / 2) : s.lotsMax(),
                        dice.chance(0.2) ? dice.skewed(mix.lotsTypical) : s.notionalMinorMin(),
                        dice.chance(0.5) ? makerRate() : s.makerRateE8(),
                        s.takerRateE8() + dice.pickLong(0, 0, 1),
                        dice.pickLong(s.marketBoundE8(), s.marketBoundE8(), 0, 10_000_000),
                        bands && dice.chance(0.6) ? band : 0,
                        bands && dice.chance(0.6) ? band : 0,
                        bands ? market.middleTicks : dice.pickLong(0, 1),
                        dice.pick(List.of(SymbolState.values())),
                        dice.chance(0.1) ? mix.breaker(dice, market.middleTicks) : s.breaker());
        return dice.chance(mix.errors) ? broken(changed) : changed;
    }

    private VenueCommand.ListAsset asset() {
        boolean wrong = dice.chance(0.3);
        int number = dice.between(1, Math.min(12, mix.config.assetsMax()));
        return new VenueCommand.ListAsset(
                wrong && dice.chance(0.4) ? dice.extremeInt() : number,
                wrong && dice.chance(0.4) ? dice.pick(WRONG_CODES) : dice.pick(CODES),
                wrong && dice.chance(0.4)
                        ? dice.pickInt(-1, 9, Integer.MAX_VALUE)
                        : dice.between(0, 8));
    }

    private SymbolDefinition symbol() {
        if (memory.assets.size() < 2) {
            return mix.symbols.getFirst();
        }
        List<VenueCommand.ListAsset> known = new ArrayList<>(memory.assets.values());
        long takerMin = lowestTaker();
        int number = dice.between(1, Math.min(8, mix.config.symbolsMax()));
        SymbolDefinition symbol =
                mix.symbol(dice, number, dice.pick(known), dice.pick(known), takerMin)
                        .withBreaker(mix.breaker(dice, 500))
                        .withState(
                                mix.sessions && dice.chance(0.3)
                                        ? SymbolState.AUCTION
                                        : SymbolState.SYMBOL_STATE_UNSPECIFIED);
        return dice.chance(0.5) ? symbol : broken(symbol);
    }

    /** The definition with one component changed, mostly for the worse. */
    private SymbolDefinition broken(SymbolDefinition s) {
        int part = dice.between(0, 18);
        long value = dice.extreme();
        int number = dice.extremeInt();
        long rate = dice.pickLong(value, -1, 10_000_000, 10_000_001, -10_000_001, -10_000_000);
        return new SymbolDefinition(
                part == 0 ? number : s.symbol(),
                part == 1 ? dice.pick(List.of("", "BTC", "X-Y", "BTC-USDT")) : s.name(),
                part == 2 ? number : s.base(),
                part == 3 ? number : s.quote(),
                part == 4 ? value : s.tick(),
                part == 5 ? dice.pickInt(-1, 18, 19, number) : s.priceScale(),
                part == 6 ? value : s.lot(),
                part == 7 ? dice.pickInt(-1, 18, 19, number) : s.quantityScale(),
                part == 8 ? value : s.lotsMin(),
                part == 9 ? value : s.lotsMax(),
                part == 10 ? value : s.notionalMinorMin(),
                part == 11 ? rate : s.makerRateE8(),
                part == 12 ? rate : s.takerRateE8(),
                part == 13 ? dice.pickLong(value, 100_000_000, 100_000_001) : s.marketBoundE8(),
                part == 14 ? dice.pickLong(value, 100_000_001) : s.staticBandE8(),
                part == 15 ? dice.pickLong(value, 100_000_001) : s.dynamicBandE8(),
                part == 16 ? value : s.referencePriceTicks(),
                part == 17 ? dice.pick(List.of(SymbolState.values())) : s.state(),
                part == 18 ? sessions.wrongBreaker() : s.breaker());
    }

    private int keyId() {
        return dice.chance(0.1) ? dice.pickInt(0, -1, 1_023, 1_024, 1 << 30) : dice.between(1, 5);
    }

    private List<Writer> writers() {
        List<Writer> writers = new ArrayList<>();
        while (dice.chance(writers.isEmpty() ? 0.95 : 0.4)) {
            writers.add(
                    dice.chance(0.03)
                            ? dice.pick(List.of(Writer.WRITER_UNSPECIFIED, Writer.UNRECOGNIZED))
                            : dice.pick(WRITERS));
        }
        return writers;
    }

    private int epoch() {
        return dice.chance(0.5) ? memory.epoch + dice.between(1, 2) : dice.extremeInt();
    }
}
