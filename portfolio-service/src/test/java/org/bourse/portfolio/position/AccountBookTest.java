package org.bourse.portfolio.position;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.BTC_EUR;
import static org.bourse.portfolio.position.Trades.BTC_USDT;
import static org.bourse.portfolio.position.Trades.ETH_BTC;
import static org.bourse.portfolio.position.Trades.EUR;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.bourse.portfolio.position.Trades.at;
import static org.bourse.portfolio.position.Trades.micros;
import static org.bourse.portfolio.position.Trades.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bourse.contracts.v1.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountBookTest {
    private static final long ALICE = 1_000;
    private static final long MARKET = 1_001;

    private final TreeMap<Long, CostMethod> methods = new TreeMap<>();
    private final AccountBook alice = new AccountBook(methods);
    private final PortfolioBatch batch =
            new PortfolioBatch(
                    Trades.SYMBOLS,
                    Map.of(),
                    Map.of(ALICE, alice, MARKET, new AccountBook(new TreeMap<>())));
    private long position;

    private void deposit(int asset, long amount) {
        position++;
        batch.flow(new Flow(position, micros(position), ALICE, asset, amount));
    }

    private void buy(TradedSymbol symbol, long lots, long ticks, long fee) {
        position++;
        Trade.Builder trade = trade(symbol, position, ALICE, MARKET, lots, ticks);
        batch.trade(at(position), trade.setBuyerFeeMinor(fee).build());
    }

    private Sale sell(TradedSymbol symbol, long lots, long ticks, long fee) {
        position++;
        Trade.Builder trade = trade(symbol, position, MARKET, ALICE, lots, ticks);
        batch.trade(at(position), trade.setSellerFeeMinor(fee).build());
        return batch.sales().stream()
                .filter(sale -> sale.account() == ALICE)
                .toList()
                .getLast()
                .sale();
    }

    /** Bought 10 at 100 and 10 at 200 with fees of 7 and 9; sold 15 at 300 with a fee of 5. */
    @ParameterizedTest
    @CsvSource({
        // 10 lots of the first, then half of the second: floor(2000009 / 2)
        "FIFO,    1000007, 1000004, 1000005",
        // 10 lots of the second, then half of the first: floor(1000007 / 2)
        "LIFO,    2000009,  500003,  500004",
        // floor(3000016 * 15 / 20)
        "AVERAGE, 2250012,       0,  750004"
    })
    void aSaleTakesLotsByTheMethod(CostMethod method, long first, long second, long left) {
        methods.put(0L, method);
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 7);
        buy(BTC_USDT, 10, 200, 9);

        Sale sale = sell(BTC_USDT, 15, 300, 5);

        assertEquals(first + second, sale.costMinor());
        assertEquals(4_500_000 - 5 - first - second, sale.realisedMinor());
        assertEquals(left, alice.position(BTC_USDT).costMinor());
        assertEquals(5, alice.position(BTC_USDT).lots());
        assertEquals(sale.realisedMinor(), alice.position(BTC_USDT).totals().realisedMinor());
        assertEquals(21, alice.position(BTC_USDT).totals().feesMinor());
        assertEquals(500_000, alice.totalMinor(BTC));
        assertEquals(100_000_000 - 3_000_016 + 4_499_995, alice.totalMinor(USDT));
    }

    @Test
    void aRebateLowersTheCost() {
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, -7);

        assertEquals(999_993, alice.position(BTC_USDT).costMinor());
        assertEquals(-7, alice.position(BTC_USDT).totals().feesMinor());
    }

    @Test
    void whatWasDepositedIsSoldLastAndRealisesNothing() {
        deposit(BTC, 2_000_000);
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);

        Sale sale = sell(BTC_USDT, 30, 200, 1);

        assertEquals(10, sale.knownLots());
        assertEquals(1_999_999, sale.knownProceedsMinor());
        assertEquals(999_999, sale.realisedMinor());
        assertEquals(4_000_000, alice.position(BTC_USDT).totals().unknownProceedsMinor());
        assertEquals(0, alice.totalMinor(BTC));
    }

    @Test
    void withdrawalsTakeTheUnknownFirstAndThenLotsAtTheirCost() {
        deposit(BTC, 100_000);
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);
        sell(BTC_USDT, 1, 150, 0);

        deposit(BTC, -100_000);
        assertEquals(9, alice.position(BTC_USDT).lots());

        // A part of a lot is no lot: two leave.
        deposit(BTC, -100_001);
        assertEquals(7, alice.position(BTC_USDT).lots());
        Totals totals = alice.position(BTC_USDT).totals();
        assertEquals(200_000, totals.removedCostMinor());
        assertEquals(BigInteger.valueOf(100_000), totals.removedGainMinor());
        assertEquals(50_000, totals.realisedMinor());
    }

    @Test
    void whatIsSoldAtAnotherSymbolLeavesItsLotsWithoutAResult() {
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);

        Sale sale = sell(BTC_EUR, 10, 500, 0);

        assertEquals(0, sale.knownLots());
        assertEquals(3_500_000, alice.position(BTC_EUR).totals().unknownProceedsMinor());
        assertEquals(3, alice.position(BTC_USDT).lots());
        assertEquals(700_000, alice.position(BTC_USDT).totals().removedCostMinor());
        assertEquals(0, alice.position(BTC_USDT).totals().realisedMinor());
        assertEquals(3_500_000, alice.totalMinor(EUR));
    }

    @Test
    void whatIsSpentLeavesItsLots() {
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);

        buy(ETH_BTC, 5, 60_000, 0);

        assertEquals(700_000, alice.totalMinor(BTC));
        assertEquals(7, alice.position(BTC_USDT).lots());
        assertEquals(300_000, alice.position(ETH_BTC).costMinor());
    }

    @Test
    void anotherMethodHoldsFromItsPositionOn() {
        methods.put(4L, CostMethod.LIFO);
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);
        buy(BTC_USDT, 10, 200, 0);

        Sale lifo = sell(BTC_USDT, 10, 300, 0);

        assertEquals(2_000_000, lifo.costMinor());
        methods.put(5L, CostMethod.FIFO);
        assertEquals(500_000, sell(BTC_USDT, 5, 300, 0).costMinor());
    }

    @Test
    void anAccountThatTradesWithItselfSellsFirst() {
        deposit(USDT, 100_000_000);
        buy(BTC_USDT, 10, 100, 0);
        position++;
        batch.trade(at(position), trade(BTC_USDT, position, ALICE, ALICE, 10, 200).build());

        assertEquals(1_000_000, alice.position(BTC_USDT).totals().realisedMinor());
        assertEquals(
                List.of(new TaxLot(position * 1024, micros(position), 10, 2_000_000)),
                alice.position(BTC_USDT).open().all());
    }

    @Test
    void sharesOfLargeAmountsAreExact() {
        assertEquals(
                new BigInteger("9000000000000000001")
                        .multiply(new BigInteger("7999999999999999999"))
                        .divide(new BigInteger("8000000000000000000"))
                        .longValueExact(),
                Shares.floor(
                        9_000_000_000_000_000_001L,
                        7_999_999_999_999_999_999L,
                        8_000_000_000_000_000_000L));
        assertEquals(
                -4_000_000_000_000_000_001L,
                Shares.floor(-8_000_000_000_000_000_001L, 1L << 60, 1L << 61));
        assertEquals(-4, Shares.floor(-7, 1, 2));
    }

    /** Against the twin, over three methods that change, deposits, withdrawals and cross trades. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void theBookIsWhatTheTwinSays(long seed) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        NaiveBook twin = new NaiveBook();
        twin.symbols.putAll(Trades.SYMBOLS);
        for (int asset : List.of(BTC, USDT, Trades.ETH, EUR)) {
            deposit(asset, 50_000_000);
            twin.flow(asset, 50_000_000, CostMethod.FIFO);
        }
        BigInteger[] flows = new BigInteger[4];
        Arrays.fill(flows, BigInteger.ZERO);
        for (int step = 0; step < 400; step++) {
            CostMethod method = alice.methodAt(position + 1);
            if (dice.nextInt(40) == 0) {
                method = CostMethod.values()[dice.nextInt(3)];
                methods.put(position + 1, method);
            }
            step(dice, twin, method, flows);
            assertSame(twin, flows, "seed " + seed + " step " + step);
        }
    }

    private void step(RandomGenerator dice, NaiveBook twin, CostMethod method, BigInteger[] flows) {
        TradedSymbol symbol = Trades.SYMBOLS.get(1 + dice.nextInt(3));
        long lots = 1 + dice.nextInt(20);
        long ticks = 1 + dice.nextInt(symbol == ETH_BTC ? 20_000 : 300);
        long notional = lots * ticks * symbol.notionalMinor();
        long fee = dice.nextInt(-3, 30);
        switch (dice.nextInt(4)) {
            case 0, 1 -> {
                if (alice.totalMinor(symbol.quote()) >= notional + fee) {
                    buy(symbol, lots, ticks, fee);
                    twin.buy(symbol.number(), lots, notional + fee, method);
                    flows[symbol.number()] =
                            flows[symbol.number()].subtract(BigInteger.valueOf(notional + fee));
                }
            }
            case 2 -> {
                if (alice.totalMinor(symbol.base()) >= lots * symbol.lotMinor() && notional > fee) {
                    sell(symbol, lots, ticks, fee);
                    twin.sell(symbol.number(), lots, notional - fee, method);
                    flows[symbol.number()] =
                            flows[symbol.number()].add(BigInteger.valueOf(notional - fee));
                }
            }
            case 3 -> {
                long amount = dice.nextLong(-500_000, 500_000);
                if (amount != 0 && alice.totalMinor(symbol.base()) + amount >= 0) {
                    deposit(symbol.base(), amount);
                    twin.flow(symbol.base(), amount, method);
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    private void assertSame(NaiveBook twin, BigInteger[] flows, String where) {
        twin.holdings.forEach((asset, total) ->
                assertEquals(total.longValueExact(), alice.totalMinor(asset), where));
        for (TradedSymbol symbol : Trades.SYMBOLS.values()) {
            Position mine = alice.position(symbol);
            int number = symbol.number();
            assertEquals(twin.of(number).size(), mine.lots(), where);
            assertEquals(twin.cost(number).longValueExact(), mine.costMinor(), where);
            Totals totals = mine.totals();
            assertEquals(
                    twin.realised.getOrDefault(number, BigInteger.ZERO).longValueExact(),
                    totals.realisedMinor(),
                    where);
            assertEquals(
                    twin.removed.getOrDefault(number, BigInteger.ZERO).longValueExact(),
                    totals.removedCostMinor(),
                    where);
            assertEquals(
                    flows[number].longValueExact(),
                    totals.realisedMinor()
                            + totals.unknownProceedsMinor()
                            - totals.removedCostMinor()
                            - mine.costMinor(),
                    where + ": money in and out");
            assertEquals(
                    mine.costMinor(),
                    mine.open().all().stream().mapToLong(TaxLot::costMinor).sum());
        }
    }
}
