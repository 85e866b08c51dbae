package org.bourse.portfolio.valuation;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.ETH;
import static org.bourse.portfolio.position.Trades.EUR;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.position.Trades;
import org.junit.jupiter.api.Test;

/** 1 BTC is 500 USDT or 400 EUR; 1 ETH is 0.05 BTC. All have eight decimals. */
class PricesTest {
    private final Prices prices =
            new Prices(Trades.SYMBOLS.values(), Map.of(1, 50_000L, 2, 40_000L, 3, 50_000L));

    private static final long ONE = 100_000_000;

    private Optional<BigInteger> value(int from, int to, long amount) {
        return prices.path(from, to).map(path -> path.value(BigInteger.valueOf(amount)));
    }

    private List<String> names(int from, int to) {
        return prices.path(from, to).orElseThrow().symbols().stream()
                .map(TradedSymbol::name)
                .toList();
    }

    @Test
    void anAssetIsWorthItself() {
        assertEquals(Optional.of(BigInteger.valueOf(7)), value(BTC, BTC, 7));
        assertEquals(List.of(), names(EUR, EUR));
    }

    @Test
    void aSymbolWorksBothWays() {
        assertEquals(Optional.of(BigInteger.valueOf(500 * ONE)), value(BTC, USDT, ONE));
        assertEquals(Optional.of(BigInteger.valueOf(ONE / 500)), value(USDT, BTC, ONE));
        assertEquals(List.of("BTC-USDT"), names(USDT, BTC));
    }

    @Test
    void twoSymbolsMakeAWayAndRoundOnce() {
        assertEquals(Optional.of(BigInteger.valueOf(25 * ONE)), value(ETH, USDT, ONE));
        assertEquals(List.of("ETH-BTC", "BTC-USDT"), names(ETH, USDT));
        // 1 EUR is 1.25 USDT; by way of whole satoshis it would not be.
        assertEquals(Optional.of(BigInteger.valueOf(125_000_000)), value(EUR, USDT, ONE));
        assertEquals(Optional.of(BigInteger.valueOf(-2)), value(EUR, USDT, -1));
    }

    @Test
    void withoutATradeThereIsNoWay() {
        Prices none = new Prices(Trades.SYMBOLS.values(), Map.of(1, 50_000L));

        assertTrue(none.path(ETH, USDT).isEmpty());
        assertTrue(none.path(BTC, EUR).isEmpty());
        Valuation valuation = Valuation.of(Map.of(BTC, ONE, ETH, ONE, EUR, 0L), none, USDT);
        assertEquals(BigInteger.valueOf(500 * ONE), valuation.equityMinor());
        assertEquals(Map.of(ETH, ONE), valuation.unpriced());
    }
}
