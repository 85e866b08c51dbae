package org.bourse.portfolio.position;

import java.util.Map;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Trade;

/** Trades and symbols for tests. BTC is bought with USDT or EUR, ETH with BTC or USDT. */
public final class Trades {
    public static final int BTC = 1;
    public static final int USDT = 2;
    public static final int ETH = 3;
    public static final int EUR = 4;

    /** Tick 0.01 USDT, lot 0.001 BTC; BTC and USDT of 8 decimals. */
    public static final TradedSymbol BTC_USDT =
            new TradedSymbol(1, "BTC-USDT", BTC, USDT, 1, 2, 100_000, 1_000);

    /** Its lots are of another size. */
    public static final TradedSymbol BTC_EUR =
            new TradedSymbol(2, "BTC-EUR", BTC, EUR, 1, 2, 70_000, 700);

    public static final TradedSymbol ETH_BTC =
            new TradedSymbol(3, "ETH-BTC", ETH, BTC, 1, 6, 1_000_000, 1);

    public static final Map<Integer, TradedSymbol> SYMBOLS =
            Map.of(1, BTC_USDT, 2, BTC_EUR, 3, ETH_BTC);

    private Trades() {}

    /** Of what happens at a position; the venue's time goes on by a second each. */
    public static EventHeader at(long position) {
        return EventHeader.newBuilder()
                .setContractVersion(1)
                .setSequence(position)
                .setPosition(position)
                .setVenueTimeMicros(micros(position))
                .build();
    }

    public static long micros(long position) {
        return 1_700_000_000_000_000L + position * 1_000_000;
    }

    /** The trade's id is 1024 times the position. */
    public static Trade.Builder trade(
            TradedSymbol symbol, long position, long buyer, long seller, long lots, long ticks) {
        return Trade.newBuilder()
                .setTradeId(position * 1024)
                .setSymbol(symbol.number())
                .setLots(lots)
                .setPriceTicks(ticks)
                .setNotionalMinor(lots * ticks * symbol.notionalMinor())
                .setBuyerAccount(buyer)
                .setSellerAccount(seller);
    }
}
