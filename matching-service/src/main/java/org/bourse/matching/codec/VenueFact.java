package org.bourse.matching.codec;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;

/** What the core said of the venue's configuration: of every step, replayed ones included. */
public sealed interface VenueFact {

    /** Of the command. */
    RequestId request();

    /** Of the command. */
    long position();

    record AssetListed(RequestId request, long position, Asset asset) implements VenueFact {}

    record SymbolListed(RequestId request, long position, Symbol symbol) implements VenueFact {}

    record KeyActivated(RequestId request, long position, int keyId, List<Writer> writers)
            implements VenueFact {
        public KeyActivated {
            writers = List.copyOf(writers);
        }
    }

    record KeyRevoked(RequestId request, long position, int keyId) implements VenueFact {}

    /** A command of ADMINISTRATION was refused. */
    record Refused(RequestId request, long position, RejectCode code) implements VenueFact {}
}
