package org.bourse.marketdata.source.tick;

/**
 * What can be wrong with what a source says. The names are stable: they stand in metrics, logs and
 * reports.
 */
public enum Finding {
    /** Nothing. */
    FINE(Effect.NONE),

    /** Not the JSON that was agreed on, or too much of it. */
    MALFORMED(Effect.REFUSED),
    /** A symbol that nobody asked for. */
    UNKNOWN_SYMBOL(Effect.REFUSED),
    /** A price that is no number, too large, or no whole number of ticks. */
    PRICE_SCALE(Effect.REFUSED),
    /** A quantity that is no number, too large, or no whole number of lots. */
    QUANTITY_SCALE(Effect.REFUSED),
    /** A time that cannot be read, or that its time zone did not have. */
    TIME_UNREADABLE(Effect.REFUSED),

    PRICE_NOT_POSITIVE(Effect.REFUSED),
    /** Zero lots traded or quoted, or fewer. */
    QUANTITY_NOT_POSITIVE(Effect.REFUSED),
    /** More lots than are believed. */
    QUANTITY_BAND(Effect.REFUSED),
    /** Too far from the price accepted last. */
    PRICE_BAND(Effect.REFUSED),
    /** Too far from the median of the last prices, measured by their own spread. */
    OUTLIER(Effect.REFUSED),
    /** Before what was told already. */
    TIME_ORDER(Effect.REFUSED),
    /** Later than it can be. */
    TIME_FUTURE(Effect.REFUSED),
    /** Too long ago to be news. */
    TIME_OLD(Effect.REFUSED),
    /** A candle that does not begin where one of its length begins. */
    TIME_ALIGNMENT(Effect.REFUSED),
    /** The bid is not below the ask. */
    CROSSED(Effect.REFUSED),
    /** A candle whose open or close is not between low and high. */
    BAR_SHAPE(Effect.REFUSED),
    /** A trade, or a state of the book, that was told already. */
    SEQUENCE_REPEATED(Effect.REFUSED),
    /** A trade, or a state of the book, whose number is far from the last one's. */
    SEQUENCE_JUMP(Effect.REFUSED),

    /** Trades are missing before this one, which itself is fine. */
    SEQUENCE_GAP(Effect.LOST),
    /** A change of the book is not the one after the last: the book begins again. */
    BOOK_GAP(Effect.LOST),
    /** The changes lead to a book whose bid is not below its ask: it begins again. */
    BOOK_CROSSED(Effect.LOST),
    /** The market moved to the end of what the snapshot told: the book begins again. */
    BOOK_THIN(Effect.NOTED),
    /** Nothing new came for too long. */
    STALE(Effect.NOTED),
    /** The connection ended. */
    DISCONNECTED(Effect.LOST),
    /** The provider asks to be asked less. */
    RATE_LIMITED(Effect.NOTED),
    /** The provider answers with an error. */
    PROVIDER_ERROR(Effect.NOTED);

    /** What becomes of it. */
    public enum Effect {
        /** Nothing is wrong. */
        NONE,
        /** The tick goes no further. */
        REFUSED,
        /** Ticks are missing. */
        LOST,
        /** It is counted, and that is all. */
        NOTED
    }

    private final Effect effect;

    Finding(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
