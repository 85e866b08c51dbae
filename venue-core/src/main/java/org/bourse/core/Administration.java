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
    private final Breakers breakers;

    Administration(VenueState state, VenueEvents events, Ticks ticks, Breakers breakers) {
        this.state = state;
        this.events = events;
        this.ticks = ticks;
        this.breakers = breakers;
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
        SymbolDefinition changed = command.symbol();
        Book book = state.books().find(changed.symbol());
        Breaker breakerBefore = book == null ? Breaker.NONE : book.symbol().definition().breaker();
        RejectCode refusal = state.symbols().change(changed);
        if (refusal != null) {
            reject(refusal);
            return;
        }
        breakers.changed(requireNonNull(book), breakerBefore);
        events.symbolChanged(requireNonNull(book).symbol().definition());
    }

    void activateVersion(VenueCommand.ActivateVersion command) {
        int version = command.contractVersion();
        if (version != state.contractVersion() + 1 || version > state.contractVersionMax()) {
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
