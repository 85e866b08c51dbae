package org.bourse.marketdata.paper;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.marketdata.source.tick.SourceTerms;

/** A symbol that is the same outside as here, tick for tick and lot for lot. */
public final class PaperSymbol {
    public static final Symbol SYMBOL =
            Symbol.newBuilder()
                    .setSymbol(7)
                    .setName("A-B")
                    .setBase(1)
                    .setQuote(2)
                    .setTick(1)
                    .setLot(1)
                    .build();

    private PaperSymbol() {}

    public static TermsFit fit() {
        return new TermsFit(
                SourceTerms.of("A-B", "1", "1"),
                new SymbolTerms(
                        SYMBOL,
                        Asset.newBuilder().setAsset(1).build(),
                        Asset.newBuilder().setAsset(2).build()));
    }
}
