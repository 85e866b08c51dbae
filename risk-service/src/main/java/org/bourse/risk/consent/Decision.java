package org.bourse.risk.consent;

import java.time.Instant;

/** Who decided on a change, and when. */
public record Decision(String by, Instant at) {}
