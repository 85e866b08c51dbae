package org.bourse.risk;

import java.util.concurrent.TimeUnit;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.Breach;
import org.bourse.risk.volume.VolumeKey;

/** Two assets, a symbol of them, and events as the venue sends them. */
public final class Examples {
    public static final int VENUE = 3;
    public static final long ALICE = 1_000;
    public static final long BOB = 1_001;

    public static final Asset BTC =
            Asset.newBuilder().setAsset(1).setCode("BTC").setScale(8).build();
    public static final Asset USDT =
            Asset.newBuilder().setAsset(2).setCode("USDT").setScale(6).build();
    public static final Symbol BTC_USDT =
            Symbol.newBuilder()
                    .setSymbol(1)
                    .setName("BTC-USDT")
                    .setBase(1)
                    .setQuote(2)
                    .setLot(1)
                    .setQuantityScale(5)
                    .build();

    /** As the database gives it back. */
    public static final SymbolTerms TERMS = new SymbolTerms(BTC_USDT, BTC, USDT);

    public static final AccountAsset ALICE_USDT = new AccountAsset(ALICE, USDT.getAsset());
    public static final AccountAsset BOB_USDT = new AccountAsset(BOB, USDT.getAsset());

    /** The UTC day of {@link #record}, 2026-11-21. */
    public static final int TODAY = 20_778;

    private Examples() {}

    /** A database with all tables. */
    public static PostgresExtension postgres() {
        return new PostgresExtension(
                "V1__limits_volumes_alerts.sql",
                "V2__limits_per_symbol.sql",
                "V7__audit.sql",
                "V9__fee_tiers.sql");
    }

    /** Midnight of the day plus this many microseconds. */
    public static long micros(int day, long afterMidnight) {
        return TimeUnit.DAYS.toMicros(day) + afterMidnight;
    }

    public static VolumeKey key(AccountAsset of, int day) {
        return new VolumeKey(of, day);
    }

    /** Of today, at the position. */
    public static Breach breach(AccountAsset of, int day, long position) {
        return new Breach(key(of, day), 100, 150, position, micros(day, position));
    }

    /** What the venue says of the assets and the symbol, at position 1. */
    public static OrderEvents listings() {
        return record(
                1,
                TODAY,
                configured(Configured.newBuilder().setAssetListed(BTC)),
                configured(Configured.newBuilder().setAssetListed(USDT)),
                configured(Configured.newBuilder().setSymbolListed(BTC_USDT)));
    }

    private static OrderEvent configured(Configured.Builder what) {
        return OrderEvent.newBuilder().setConfigured(what).build();
    }

    public static OrderEvent filled(long account, long notionalMinor) {
        return OrderEvent.newBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setAccount(account)
                                .setSymbol(BTC_USDT.getSymbol())
                                .setLots(1)
                                .setNotionalMinor(notionalMinor))
                .build();
    }

    public static OrderEvent limitsSet(AccountLimitsSet limits) {
        return OrderEvent.newBuilder().setLimitsSet(limits).build();
    }

    public static NotionalLimit notional(Asset asset, long minorMax) {
        return NotionalLimit.newBuilder()
                .setAsset(asset.getAsset())
                .setNotionalMinorMax(minorMax)
                .build();
    }

    /** The events of one command, as many microseconds after midnight as its position. */
    public static OrderEvents record(long position, int day, OrderEvent... events) {
        OrderEvents.Builder record =
                OrderEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setContractVersion(1)
                                        .setVenue(VENUE)
                                        .setPosition(position)
                                        .setSequence(position)
                                        .setVenueTimeMicros(micros(day, position)));
        for (int i = 0; i < events.length; i++) {
            record.addEvents(events[i].toBuilder().setIndex(i));
        }
        return record.build();
    }
}
