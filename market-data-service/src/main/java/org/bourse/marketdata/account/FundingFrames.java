package org.bourse.marketdata.account;

import java.util.function.IntFunction;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.JsonText;
import org.bourse.marketdata.stream.StreamKind;

/** Writes the frames of funding requests, named as portfolio-service's webhooks name them. */
public final class FundingFrames {
    private static final long MICROS_PER_MILLI = 1_000;

    private final IntFunction<Asset> assets;

    /**
     * @param assets by number; all that are deposited or withdrawn are known
     */
    public FundingFrames(IntFunction<Asset> assets) {
        this.assets = assets;
    }

    /**
     * What a request has become.
     *
     * @param sequence what the stream is resumed by
     */
    Frame funding(FundingUpdate update, long sequence) {
        Asset asset = assets.apply(update.getAsset());
        return AccountFrames.frame(
                StreamKind.FUNDING,
                JsonText.object()
                        .text("e", "funding")
                        .number("E", update.getAtMicros() / MICROS_PER_MILLI)
                        .text("accountId", Ids.print(update.getAccount()))
                        .text("u", Long.toString(sequence))
                        .text("eventId", Long.toString(update.getEventId()))
                        .text("kind", update.getKind())
                        .text("requestId", update.getRequestId())
                        .text("asset", asset.getCode())
                        .text("amount", Decimals.print(update.getAmountMinor(), asset.getScale()))
                        .text("status", update.getStatus())
                        .textIf(!update.getCode().isEmpty(), "code", update.getCode()));
    }
}
