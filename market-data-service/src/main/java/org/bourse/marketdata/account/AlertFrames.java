package org.bourse.marketdata.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.JsonText;
import org.bourse.marketdata.stream.StreamKind;

/** Writes the frames of alerts, named as risk-service names them. */
public final class AlertFrames {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final int RATIO_SCALE = 4;
    private static final String GROUP = "GROUP_";

    private final Function<Integer, Optional<SymbolTerms>> symbols;
    private final Function<Integer, Optional<Asset>> assets;

    /**
     * @param symbols by number; what is not known is left out
     * @param assets by number; amounts of one that is not known are left out
     */
    public AlertFrames(
            Function<Integer, Optional<SymbolTerms>> symbols,
            Function<Integer, Optional<Asset>> assets) {
        this.symbols = symbols;
        this.assets = assets;
    }

    /** The stream stands here; without an account where it is of all. */
    static Frame begin(long account, long sequence) {
        return AccountFrames.frame(
                StreamKind.ALERTS,
                JsonText.object()
                        .text("e", "begin")
                        .textIf(account != AlertBoard.ALL, "accountId", Ids.print(account))
                        .text("u", Long.toString(sequence)));
    }

    Frame alert(RiskAlert alert, long sequence) {
        JsonText json =
                JsonText.object()
                        .text("e", "alert")
                        .number("E", alert.getVenueTimeMicros() / MICROS_PER_MILLI)
                        .text("accountId", Ids.print(alert.getAccount()))
                        .text("u", Long.toString(sequence))
                        .text("position", Long.toString(alert.getPosition()))
                        .text("alertId", alert.getAlertId())
                        .text("kind", alert.getKind().name())
                        .text("day", LocalDate.ofEpochDay(alert.getDay()).toString())
                        .textIf(!alert.getRule().isEmpty(), "rule", alert.getRule());
        symbols.apply(alert.getSymbol()).ifPresent(terms -> json.text("symbol", terms.name()));
        Optional<Asset> asset = assets.apply(alert.getAsset());
        asset.ifPresent(known -> json.text("asset", known.getCode()));
        scale(alert, asset)
                .ifPresent(scale ->
                        json.text("limit", Decimals.print(alert.getLimitMinor(), scale))
                                .text("value", Decimals.print(alert.getValueMinor(), scale)));
        return AccountFrames.frame(StreamKind.ALERTS, json);
    }

    /** Of limit and value; empty where there are none, or their asset is not known. */
    private static OptionalInt scale(RiskAlert alert, Optional<Asset> asset) {
        OptionalInt ofAsset =
                asset.map(known -> OptionalInt.of(known.getScale())).orElse(OptionalInt.empty());
        return switch (alert.getKind()) {
            case DAILY_VOLUME -> ofAsset;
            case LIMIT_WARNING, LIMIT_BREACH ->
                    switch (limited(alert)) {
                        case "DAILY_LOSS",
                                "DRAWDOWN",
                                "EXPOSURE",
                                "ASSET_EXPOSURE",
                                "SECTOR_EXPOSURE",
                                "CORRELATED_EXPOSURE" ->
                                ofAsset;
                        case "DAILY_LOSS_RATIO", "ASSET_SHARE", "SECTOR_SHARE" ->
                                OptionalInt.of(RATIO_SCALE);
                        case "OPEN_POSITIONS", "ORDER_TO_TRADE", "MESSAGE_RATE" ->
                                OptionalInt.of(0);
                        default -> OptionalInt.empty();
                    };
            case SURVEILLANCE,
                    CLOSE_OUT_GIVEN_UP,
                    THRESHOLD_HIT,
                    ALERT_KIND_UNSPECIFIED,
                    UNRECOGNIZED ->
                    OptionalInt.empty();
        };
    }

    /** What a group has is told of the group, and not to its accounts. */
    private static String limited(RiskAlert alert) {
        String rule = alert.getRule();
        return alert.getAccount() == AlertBoard.ALL && rule.startsWith(GROUP)
                ? rule.substring(GROUP.length())
                : rule;
    }
}
