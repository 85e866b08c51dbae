package org.bourse.order.entry;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Adds to a refusal what the symbol's rule is and what was asked for. */
final class RefusalRules {
    private RefusalRules() {}

    /** As {@link Refusals#of}, with rule and given value where the symbol's terms tell them. */
    static Problem of(RejectCode code, PlaceOrder order, SymbolTerms terms) {
        String quantity =
                order.getLots() == 0
                        ? terms.quoteAmount(order.getBudgetMinor())
                        : terms.quantity(order.getLots());
        return of(code, order.getPriceTicks(), quantity, terms);
    }

    /** The same of a replace, which need not name a price and a quantity. */
    static Problem of(RejectCode code, ReplaceOrder replace, SymbolTerms terms) {
        String quantity = replace.getLots() == 0 ? null : terms.quantity(replace.getLots());
        return of(code, replace.getPriceTicks(), quantity, terms);
    }

    private static Problem of(
            RejectCode code, long priceTicks, @Nullable String quantity, SymbolTerms terms) {
        Problem problem = Refusals.of(code);
        String price = priceTicks == 0 ? null : terms.price(priceTicks);
        String given = "price".equals(problem.field()) ? price : quantity;
        String rule = rule(code, terms);
        return rule == null || given == null ? problem : problem.compared(rule, given);
    }

    private static @Nullable String rule(RejectCode code, SymbolTerms terms) {
        Symbol symbol = terms.symbol();
        if (code == RejectCode.QUANTITY_TOO_SMALL) {
            return terms.quantity(symbol.getLotsMin());
        }
        if (code == RejectCode.QUANTITY_TOO_LARGE) {
            return terms.quantity(symbol.getLotsMax());
        }
        if (code == RejectCode.NOTIONAL_TOO_SMALL) {
            return terms.quoteAmount(symbol.getNotionalMinorMin());
        }
        boolean banded = symbol.getStaticBandE8() != 0 && symbol.getReferencePriceTicks() != 0;
        if (code == RejectCode.PRICE_OUTSIDE_BAND && banded) {
            return terms.price(symbol.getReferencePriceTicks());
        }
        return null;
    }
}
