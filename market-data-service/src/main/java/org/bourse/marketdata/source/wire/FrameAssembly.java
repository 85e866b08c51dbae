package org.bourse.marketdata.source.wire;

import java.util.Optional;

/** Puts together the parts of a WebSocket message, up to a bound. One thread at a time. */
final class FrameAssembly {
    private final int charactersMax;
    private final StringBuilder parts = new StringBuilder();

    FrameAssembly(int charactersMax) {
        this.charactersMax = charactersMax;
    }

    /**
     * Adds a part.
     *
     * @return the message when it is whole
     * @throws IllegalStateException when it is too long
     */
    Optional<String> add(CharSequence part, boolean isLast) {
        if (parts.length() + part.length() > charactersMax) {
            throw new IllegalStateException("a message of more than " + charactersMax);
        }
        if (isLast && parts.isEmpty()) {
            return Optional.of(part.toString());
        }
        parts.append(part);
        if (!isLast) {
            return Optional.empty();
        }
        String whole = parts.toString();
        parts.setLength(0);
        return Optional.of(whole);
    }
}
