package org.bourse.portfolio.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a switch between live and paper. */
record ModeRequest(@Schema(required = true) @Nullable AccountMode mode) {}
