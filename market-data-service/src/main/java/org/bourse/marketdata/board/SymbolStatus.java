package org.bourse.marketdata.board;

import org.bourse.contracts.v1.SymbolState;

/** What a symbol's state means to traders. */
public final class SymbolStatus {
    private SymbolStatus() {}

    /**
     * The state with that of the venue: while it takes no orders, they can be cancelled only. A
     * symbol that was listed without a state trades.
     */
    public static SymbolState of(SymbolState state, boolean venueHalted) {
        return switch (state) {
            case SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED, TRADING ->
                    venueHalted ? SymbolState.CANCEL_ONLY : SymbolState.TRADING;
            case AUCTION -> venueHalted ? SymbolState.CANCEL_ONLY : state;
            case HALTED, CANCEL_ONLY, DELISTED, UNCROSSING -> state;
        };
    }
}
