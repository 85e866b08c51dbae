package org.bourse.marketdata.book;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.CRC32;
import org.bourse.contracts.SymbolTerms;

/**
 * By what a reader of increments knows that its book is the venue's: the CRC-32 (IEEE 802.3) of the
 * text {@code bid price:bid quantity:ask price:ask quantity:…}, level after level from the best on,
 * the decimals as in frames. Where one side has fewer levels, only the other's follow.
 */
public final class BookChecksum {
    /** Levels a side that count. */
    public static final int LEVELS = 25;

    private BookChecksum() {}

    /**
     * Of these levels, best first; more than {@link #LEVELS} do not count.
     *
     * @return 0 to 2^32 − 1
     */
    public static long of(SymbolTerms terms, List<BookLevel> bids, List<BookLevel> asks) {
        StringJoiner text = new StringJoiner(":");
        for (int i = 0; i < LEVELS; i++) {
            add(text, terms, bids, i);
            add(text, terms, asks, i);
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static void add(StringJoiner text, SymbolTerms terms, List<BookLevel> side, int i) {
        if (i < side.size()) {
            text.add(terms.price(side.get(i).priceTicks()));
            text.add(terms.quantity(side.get(i).lots()));
        }
    }
}
