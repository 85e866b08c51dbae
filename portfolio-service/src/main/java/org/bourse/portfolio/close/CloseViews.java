package org.bourse.portfolio.close;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bourse.contracts.Decimals;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.journal.ChartAccount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of trial balances and closes. */
final class CloseViews {
    private CloseViews() {}

    /**
     * A trial balance.
     *
     * @param position all commands up to it are in
     * @param balanced whether the totals of each asset sum to zero
     */
    @Schema(name = "TrialBalance", description = "All accounts of the chart at a position.")
    record Trial(
            @Schema(examples = "4711") String position,
            boolean balanced,
            List<AssetTotals> assets) {}

    /**
     * Of one asset.
     *
     * @param totals by account of the chart; an account without a total is zero
     * @param sum of the totals
     */
    @Schema(name = "AssetTotals", description = "The totals of one asset.")
    record AssetTotals(
            @Schema(examples = "USDT") String asset,
            Map<ChartAccount, String> totals,
            @Schema(examples = "0") String sum) {}

    /**
     * A day that is closed.
     *
     * @param until the end of the day, not included
     * @param position of the last entry of the day or before it; -1 for none
     * @param entries how many the day has
     * @param hash of the last entry; none without entries or without a chain
     */
    @Schema(name = "DayClose", description = "A day that is closed.")
    record Close(
            @Schema(examples = "2026-11-27") LocalDate day,
            Instant until,
            @Schema(examples = "4711") String position,
            @Schema(examples = "1200") long entries,
            @Schema(examples = "2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9")
                    @Nullable String hash) {}

    /** Closes, the latest first. */
    @Schema(name = "DayCloses", description = "Days that are closed, the latest first.")
    record Closes(List<Close> closes) {}

    /** A day with its trial balance. */
    @Schema(name = "DayCloseDetail", description = "A day that is closed, with its totals.")
    record Detail(Close close, Trial trialBalance) {}

    static Trial trial(long position, List<TrialBalance.Total> totals, Assets assets) {
        Map<Integer, List<TrialBalance.Total>> byAsset =
                totals.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TrialBalance.Total::asset,
                                        TreeMap::new,
                                        Collectors.toList()));
        List<AssetTotals> views =
                byAsset.entrySet().stream()
                        .map(entry -> totals(assets.byNumber(entry.getKey()), entry.getValue()))
                        .toList();
        return new Trial(
                Long.toString(position),
                views.stream().allMatch(view -> view.sum().equals("0")),
                views);
    }

    private static AssetTotals totals(ListedAsset asset, List<TrialBalance.Total> totals) {
        Map<ChartAccount, String> printed = new TreeMap<>(Comparator.naturalOrder());
        totals.forEach(total -> printed.put(total.account(), print(asset, total.amount())));
        BigDecimal sum =
                totals.stream()
                        .map(TrialBalance.Total::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AssetTotals(asset.code(), printed, print(asset, sum));
    }

    private static String print(ListedAsset asset, BigDecimal amountMinor) {
        return Decimals.print(amountMinor.movePointLeft(asset.scale()));
    }
}
