package org.bourse.contracts;

import java.util.List;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;

/** What records of several topics hold. */
final class SampleParts {
    private SampleParts() {}

    static EventHeader header() {
        return EventHeader.newBuilder()
                .setContractVersion(1)
                .setVenue(1)
                .setPosition(2)
                .setSequence(3)
                .setVenueTimeMicros(4)
                .setWriter(Writer.FUNDING)
                .setRequestIdHigh(5)
                .setRequestIdLow(6)
                .build();
    }

    static Iterable<Configured> configured() {
        return List.of(
                Configured.newBuilder().setAssetListed(asset()).build(),
                Configured.newBuilder().setSymbolListed(symbol()).build(),
                Configured.newBuilder().setVersionActivated(2).build());
    }

    static Asset asset() {
        return Asset.newBuilder().setAsset(3).setCode("USDT").setScale(6).build();
    }

    static Symbol symbol() {
        return Symbol.newBuilder()
                .setSymbol(1)
                .setName("BTC-USDT")
                .setBase(1)
                .setQuote(3)
                .setTick(1)
                .setPriceScale(2)
                .setLot(1)
                .setQuantityScale(4)
                .setLotsMin(1)
                .setLotsMax(1000)
                .setNotionalMinorMin(5)
                .setMakerRateE8(-50_000)
                .setTakerRateE8(100_000)
                .setMarketBoundE8(5_000_000)
                .build();
    }

    /** {@link #symbol} with the fields that came later. */
    static Symbol completeSymbol() {
        return symbol().toBuilder()
                .setStaticBandE8(20_000_000)
                .setDynamicBandE8(5_000_000)
                .setReferencePriceTicks(6_000_000)
                .setState(SymbolState.HALTED)
                .build();
    }

    static SymbolLimit symbolLimit() {
        return SymbolLimit.newBuilder()
                .setSymbol(1)
                .setRestricted(true)
                .setReduceOnly(true)
                .setLotsMax(10)
                .setPositionLotsMax(20)
                .setExposureMinorMax(30)
                .setDailyNotionalMinorMax(40)
                .setOpenOrdersMax(5)
                .build();
    }

    static CommandRejected rejected() {
        return CommandRejected.newBuilder()
                .setCode(RejectCode.FORGED)
                .setAccount(1000)
                .setReference(9)
                .build();
    }
}
