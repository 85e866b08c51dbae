package org.bourse.simulation;

import org.jspecify.annotations.Nullable;

/** Something that must not be was seen. Nothing in production catches it. */
final class SimulationFailure extends Error {
    private static final long serialVersionUID = 1L;

    SimulationFailure(String message) {
        super(message);
    }

    SimulationFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
