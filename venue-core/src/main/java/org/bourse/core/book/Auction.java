package org.bourse.core.book;

import java.util.Arrays;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * What is remembered of the call auction of a book: what was told of it, and, while it is being
 * uncrossed, the price at which this happens and those at which something was traded so far. There
 * are several only where self-trade prevention or expiry left the book crossed; after {@value
 * #INITIAL_PRICES} of them more memory is taken.
 */
public final class Auction {
    private static final int INITIAL_PRICES = 8;
    private static final long NOTHING_TOLD = -1;

    private long toldChanges = NOTHING_TOLD;
    private long priceTicks;
    private long[] tradedTicks = new long[INITIAL_PRICES];
    private int traded;

    /** The call begins: whatever was told of an earlier one is not known any more. */
    public void begins() {
        toldChanges = NOTHING_TOLD;
    }

    /** Whether its price was told after this many changes of the book. */
    public boolean isTold(long changes) {
        return toldChanges == changes;
    }

    /** Its price is told after this many changes of the book. */
    public void told(long changes) {
        toldChanges = changes;
    }

    /** The uncrossing begins. */
    public void uncrosses() {
        priceTicks = 0;
        traded = 0;
    }

    /** The price at which the book is being uncrossed; 0 before it is fixed. */
    public long priceTicks() {
        return priceTicks;
    }

    /** Fixes the price, for the first time or anew. */
    public void priceTicks(long ticks) {
        priceTicks = ticks;
    }

    /** Something was traded at the fixed price. */
    public void traded() {
        if (traded != 0 && tradedTicks[traded - 1] == priceTicks) {
            return;
        }
        if (traded == tradedTicks.length) {
            tradedTicks = Arrays.copyOf(tradedTicks, 2 * traded);
        }
        tradedTicks[traded] = priceTicks;
        traded++;
    }

    /** At how many prices something was traded. */
    public int tradedPrices() {
        return traded;
    }

    /** The n-th of these prices, from 0. */
    public long tradedTicks(int n) {
        return tradedTicks[n];
    }

    /** Writes as much as matters in the symbol's state. */
    void write(StateWriter out, SymbolState state, long changes) {
        if (state == SymbolState.AUCTION) {
            out.writeBoolean(isTold(changes));
        } else if (state == SymbolState.UNCROSSING) {
            out.writeLong(priceTicks);
            out.writeInt(traded);
            for (int n = 0; n < traded; n++) {
                out.writeLong(tradedTicks[n]);
            }
        }
    }

    /** Reads it; after a restart the book has no changes but those of its sequence. */
    void read(StateReader in, SymbolState state, long changes) {
        if (state == SymbolState.AUCTION) {
            toldChanges = in.readBoolean() ? changes : NOTHING_TOLD;
        } else if (state == SymbolState.UNCROSSING) {
            long price = in.readLong();
            int count = in.readCount("prices", Integer.MAX_VALUE);
            for (int n = 0; n < count; n++) {
                priceTicks = in.readLong();
                traded();
            }
            priceTicks = price;
        }
    }
}
