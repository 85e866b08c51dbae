package org.bourse.portfolio.statement;

import java.util.Optional;

/** How a statement is sent. */
enum StatementForm {
    JSON("application/json", 10_000),
    CSV("text/csv; charset=UTF-8; header=present", 1_000_000),
    PDF("application/pdf", 10_000);

    private final String mediaType;
    private final int entriesMax;

    StatementForm(String mediaType, int entriesMax) {
        this.mediaType = mediaType;
        this.entriesMax = entriesMax;
    }

    String mediaType() {
        return mediaType;
    }

    /** So many entries it has at most. */
    int entriesMax() {
        return entriesMax;
    }

    /** By the name that clients use, which is also the end of a file's name. */
    static Optional<StatementForm> of(String name) {
        return switch (name) {
            case "json" -> Optional.of(JSON);
            case "csv" -> Optional.of(CSV);
            case "pdf" -> Optional.of(PDF);
            // Any other text.
            default -> Optional.empty();
        };
    }
}
