package org.bourse.marketdata.source.tick;

import java.util.List;

/** Makes levels of the decimals of a side, prices and quantities in turn. */
public final class LevelsReader {
    private final SourceTerms terms;
    private Finding finding = Finding.FINE;

    public LevelsReader(SourceTerms terms) {
        this.terms = terms;
    }

    /**
     * Reads a side. When one of its decimals does not fit, nothing of it is read and {@link
     * #finding()} says why.
     */
    public Levels read(List<String> pricesAndQuantities) {
        int size = pricesAndQuantities.size() / 2;
        long[] values = new long[2 * size];
        for (int i = 0; i < size; i++) {
            values[2 * i] = terms.priceTicks(pricesAndQuantities.get(2 * i));
            values[2 * i + 1] = terms.lots(pricesAndQuantities.get(2 * i + 1));
            if (values[2 * i] == SourceTerms.INVALID) {
                finding = Finding.PRICE_SCALE;
                return Levels.NONE;
            }
            if (values[2 * i + 1] == SourceTerms.INVALID) {
                finding = Finding.QUANTITY_SCALE;
                return Levels.NONE;
            }
        }
        return Levels.owning(values, size);
    }

    /** Fine, or why a side that was read is not. */
    public Finding finding() {
        return finding;
    }
}
