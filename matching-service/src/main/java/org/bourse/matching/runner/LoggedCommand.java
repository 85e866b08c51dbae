package org.bourse.matching.runner;

import org.jspecify.annotations.Nullable;

/**
 * A record of the log as it was found.
 *
 * @param bytes null for a record without a value; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Only handed on.
public record LoggedCommand(long position, byte @Nullable [] bytes) {}
