package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.book.Book;
import org.bourse.core.symbols.Symbol;

/** What operators decide: assets, symbols, keys, versions, epochs. */
final class Administration {
    private final VenueState state;
    private final VenueEvents events;
    private final Ticks ticks;

    Administration(VenueState state, VenueEvents events, Ticks ticks) {
        this.state = state;
        this.events = events;
        this.ticks = ticks;
    }

    void listAsset(VenueCommand.ListAsset command) {
        RejectCode refusal = state.assets().list(command.asset(), command.code(), command.scale());
        if (refusal == null) {
            events.assetListed(command.asset(), command.code(), command.scale());
        } else {
            reject(refusal);
        }
    }

    void listSymbol(VenueCommand.ListSymbol command) {
        RejectCode refusal = state.symbols().list(command.symbol());
        if (refusal != null) {
            reject(refusal);
            return;
        }
        Symbol symbol = requireNonNull(state.symbols().find(command.symbol().symbol()));
        Book book = state.books().open(symbol);
        events.symbolListed(symbol.definition());
        ticks.emitImage(book);
    }

    void changeSymbol(VenueCommand.ChangeSymbol command) {
        RejectCode refusal = state.symbols().change(command.symbol());
        if (refusal == null) {
            Symbol symbol = requireNonNull(state.symbols().find(command.symbol().symbol()));
            events.symbolChanged(symbol.definition());
        } else {
            reject(refusal);
        }
    }

    void activateVersion(VenueCommand.ActivateVersion command) {
        int version = command.contractVersion();
        if (version <= state.contractVersion() || version > Venue.CONTRACT_VERSION) {
            reject(RejectCode.VERSION_INVALID);
            return;
        }
        state.contractVersion(version);
        events.versionActivated(version);
    }

    void activateKey(VenueCommand.ActivateKey command) {
        if (state.keys().activate(command.keyId(), command.writers())) {
            events.keyActivated(command.keyId(), command.writers());
        } else {
            reject(RejectCode.KEY_INVALID);
        }
    }

    void revokeKey(VenueCommand.RevokeKey command) {
        if (state.keys().revoke(command.keyId())) {
            events.keyRevoked(command.keyId());
        } else {
            reject(RejectCode.KEY_INVALID);
        }
    }

    void beginEpoch(VenueCommand.BeginEpoch command) {
        if (command.epoch() <= state.epoch() || command.epoch() > Ids.EPOCH_MAX) {
            reject(RejectCode.EPOCH_INVALID);
            return;
        }
        state.epoch(command.epoch());
        events.epochBegun(command.epoch());
    }

    private void reject(RejectCode code) {
        events.commandRejected(code, 0, 0);
    }
}
