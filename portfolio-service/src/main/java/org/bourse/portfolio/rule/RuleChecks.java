package org.bourse.portfolio.rule;

import java.util.OptionalLong;
import org.bourse.contracts.Decimals;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.jspecify.annotations.Nullable;

/** What a change of a rule has to fulfil. */
final class RuleChecks {
    private RuleChecks() {}

    static ListedAsset asset(Assets assets, String code) {
        return assets.byCode(code)
                .orElseThrow(
                        () -> refused(422, "ASSET_UNKNOWN", "There is no such asset.", "asset"));
    }

    static OptionalLong amount(@Nullable String text, ListedAsset asset, String field) {
        if (text == null) {
            return OptionalLong.empty();
        }
        long amountMinor = Decimals.parse(text, asset.scale());
        if (amountMinor == Decimals.INVALID || amountMinor < 0) {
            throw refused(
                    422,
                    "AMOUNT_INVALID",
                    "An amount is a decimal with at most " + asset.scale() + " decimals.",
                    field);
        }
        return OptionalLong.of(amountMinor);
    }

    static @Nullable String print(OptionalLong amountMinor, ListedAsset asset) {
        return amountMinor.isPresent() ? asset.print(amountMinor.getAsLong()) : null;
    }

    static ProblemException missing(String field) {
        return refused(400, "FIELD_MISSING", "A field is needed.", field);
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
