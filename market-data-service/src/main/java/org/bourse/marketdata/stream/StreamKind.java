package org.bourse.marketdata.stream;

import java.util.Locale;
import java.util.Optional;

/** What a stream tells of a symbol. */
public enum StreamKind {
    /** Each trade, as it happens. */
    TRADE,
    /** The book: a snapshot, then increments. */
    DEPTH,
    /** What a call auction would trade, whenever that changes. */
    AUCTION;

    private final String suffix = name().toLowerCase(Locale.ROOT);

    /** The part of a stream's name after the {@code @}. */
    public String suffix() {
        return suffix;
    }

    static Optional<StreamKind> ofSuffix(String suffix) {
        for (StreamKind kind : values()) {
            if (kind.suffix.equals(suffix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
