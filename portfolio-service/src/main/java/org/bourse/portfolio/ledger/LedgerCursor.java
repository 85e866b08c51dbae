package org.bourse.portfolio.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;

/**
 * A place in the ledger. Clients get it as text and send it back as it is.
 *
 * @param position of the entry
 * @param index of the event within the command
 */
record LedgerCursor(long position, int index) {
    /** Newer than everything. */
    static final LedgerCursor NEWEST = new LedgerCursor(Long.MAX_VALUE, Integer.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,14})-(\\d{1,9})");

    /** Empty when the text is none of ours. */
    static Optional<LedgerCursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long position = Long.parseLong(parts.group(1));
        return position > Ids.POSITION_MAX
                ? Optional.empty()
                : Optional.of(new LedgerCursor(position, Integer.parseInt(parts.group(2))));
    }

    String print() {
        return position + "-" + index;
    }
}
