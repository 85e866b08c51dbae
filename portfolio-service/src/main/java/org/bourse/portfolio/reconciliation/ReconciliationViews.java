package org.bourse.portfolio.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of reconciliations. */
final class ReconciliationViews {
    private ReconciliationViews() {}

    /**
     * A reconciliation.
     *
     * @param position of the ledger that was compared
     * @param compared how many balances
     * @param differing how many of them differ
     */
    @Schema(name = "Reconciliation", description = "What a comparison of the ledger found.")
    record Summary(
            @Schema(examples = "17") String reconciliationId,
            ReconciliationKind kind,
            @Schema(examples = "4711") String position,
            Instant madeAt,
            @Schema(examples = "12") long compared,
            @Schema(examples = "0") long differing) {}

    /** Reconciliations, the newest first. */
    @Schema(name = "Reconciliations", description = "Reconciliations, the newest first.")
    record Page(List<Summary> reconciliations) {}

    /**
     * A difference.
     *
     * @param line of the statement; none when it does not mention this balance
     * @param other what the venue, the postings or the statement say
     * @param difference the ledger's balance less the other
     */
    @Schema(name = "ReconciliationDifference", description = "A balance that differs.")
    record Item(
            @Schema(examples = "CUSTODY") String party,
            @Schema(examples = "USDT") String asset,
            Difference.What what,
            @Schema(examples = "2") @Nullable Integer line,
            @Schema(examples = "100") String ledger,
            @Schema(examples = "99.5") String other,
            @Schema(examples = "0.5") String difference) {}

    /**
     * A reconciliation with its differences.
     *
     * @param differences at most 1,000
     */
    @Schema(name = "ReconciliationDetail", description = "A reconciliation with its differences.")
    record Detail(Summary reconciliation, List<Item> differences) {}

    static Summary summary(ReconciliationRows.Made made) {
        return new Summary(
                Ids.print(made.id()),
                made.kind(),
                Long.toString(made.position()),
                made.madeAt().toInstant(),
                made.compared(),
                made.differences());
    }

    static Detail detail(
            ReconciliationRows.Made made, List<Difference> differences, Assets assets) {
        return new Detail(
                summary(made),
                differences.stream().map(it -> item(it, assets.byNumber(it.asset()))).toList());
    }

    private static Item item(Difference difference, ListedAsset asset) {
        return new Item(
                difference.party(),
                asset.code(),
                difference.what(),
                difference.line().isPresent() ? difference.line().getAsInt() : null,
                print(asset, difference.ledger()),
                print(asset, difference.other()),
                print(asset, difference.ledger().subtract(difference.other())));
    }

    private static String print(ListedAsset asset, BigDecimal amountMinor) {
        return Decimals.print(amountMinor.movePointLeft(asset.scale()));
    }
}
