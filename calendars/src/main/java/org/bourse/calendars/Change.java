package org.bourse.calendars;

import java.time.Instant;
import org.bourse.contracts.v1.SymbolState;

/** The beginning of a phase. */
public record Change(Instant at, SymbolState state, String phase) {}
