package org.bourse.contracts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.bourse.contracts.v1.RejectCode;

/** The refusals that come before anybody looks at what a command asks for. */
public final class EnvelopeRefusals {
    public static final Set<RejectCode> CODES =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            RejectCode.UNREADABLE,
                            RejectCode.FORGED,
                            RejectCode.KEY_UNKNOWN,
                            RejectCode.KEY_REVOKED,
                            RejectCode.WRITER_NOT_ALLOWED,
                            RejectCode.SEQUENCE_REPLAYED,
                            RejectCode.SEQUENCE_GAP,
                            RejectCode.VERSION_NOT_ACTIVATED));

    private EnvelopeRefusals() {}
}
