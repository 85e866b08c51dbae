package org.bourse.risk.threshold;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.risk.limit.ListedAsset;

/**
 * From which amounts on payments are reported. Amounts are decimals in units of their asset; what
 * is finer than its minor unit is rounded down.
 *
 * @param ofAssets by code: what measures payments in the asset itself
 * @param referenceAsset code of the asset by whose value all others are measured
 * @param referenceAmount of it
 * @param windowMicros within which payments are added up, both ends included
 * @param transfersMax payments that are added up; as many of them within the window are a hit
 */
public record Thresholds(
        Map<String, String> ofAssets,
        String referenceAsset,
        String referenceAmount,
        long windowMicros,
        int transfersMax) {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern NOTHING = Pattern.compile("[0.]+");

    public Thresholds {
        ofAssets = Map.copyOf(ofAssets);
        ofAssets.values().forEach(Thresholds::check);
        check(referenceAmount);
        if (windowMicros <= 0) {
            throw new IllegalArgumentException("windowMicros=" + windowMicros);
        }
        if (transfersMax < 2) {
            throw new IllegalArgumentException("transfersMax=" + transfersMax);
        }
    }

    private static void check(String amount) {
        if (!AMOUNT.matcher(amount).matches() || NOTHING.matcher(amount).matches()) {
            throw new IllegalArgumentException("threshold " + amount);
        }
    }

    /** What measures payments in this asset itself; empty: their value does. */
    Optional<String> of(ListedAsset asset) {
        return Optional.ofNullable(ofAssets.get(asset.code()));
    }

    /** At least 1; 2^63 - 1 for what is more than that. */
    static long minor(String amount, int scale) {
        int point = amount.indexOf('.');
        String whole = point < 0 ? amount : amount.substring(0, point);
        String decimals = point < 0 ? "" : amount.substring(point + 1);
        String kept = decimals.substring(0, Math.min(scale, decimals.length()));
        long minor = Decimals.parse(kept.isEmpty() ? whole : whole + "." + kept, scale);
        return minor == Decimals.INVALID ? Long.MAX_VALUE : Math.max(minor, 1);
    }
}
