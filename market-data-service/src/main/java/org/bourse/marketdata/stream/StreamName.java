package org.bourse.marketdata.stream;

import java.util.Locale;
import java.util.Optional;

/**
 * A stream, printed as {@code btcusdt@trade}, or as {@code orders} where it is of no symbol.
 *
 * @param symbolKey the symbol's name in lower case without its dash; empty where it is of none
 */
public record StreamName(String symbolKey, StreamKind kind) {
    private static final int LENGTH_MAX = 40;

    /** The stream of a kind for a symbol such as BTC-USDT. */
    public static StreamName of(String symbolName, StreamKind kind) {
        return new StreamName(symbolKey(symbolName), kind);
    }

    /** The stream of a kind that is of no symbol. */
    public static StreamName of(StreamKind kind) {
        return new StreamName("", kind);
    }

    /** The part of its streams' names that names the symbol. */
    public static String symbolKey(String symbolName) {
        return symbolName.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Reads a name; empty when it is none. The symbol may still be unknown. */
    public static Optional<StreamName> parse(String text) {
        Optional<StreamKind> whole = StreamKind.ofSuffix(text).filter(kind -> !ofSymbol(kind));
        if (whole.isPresent()) {
            return whole.map(StreamName::of);
        }
        int at = text.indexOf('@');
        if (at < 1 || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String key = text.substring(0, at);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return Optional.empty();
            }
        }
        return StreamKind.ofSuffix(text.substring(at + 1))
                .filter(StreamName::ofSymbol)
                .map(kind -> new StreamName(key, kind));
    }

    @Override
    public String toString() {
        return ofSymbol(kind) ? symbolKey + "@" + kind.suffix() : kind.suffix();
    }

    private static boolean ofSymbol(StreamKind kind) {
        return kind.scope() == StreamKind.Scope.SYMBOL;
    }
}
