package org.bourse.marketdata.paper.mirroring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.Writer;
import org.bourse.marketdata.paper.LevelChange;
import org.bourse.marketdata.paper.SymbolMirror;
import org.bourse.platform.log.CommandPublisher;

/** Writes external levels to the log. */
@ApplicationScoped
class LevelPublisher {
    /** Not there unless it is needed: who mirrors nothing has no key. */
    private final Instance<CommandPublisher> commands;

    @Inject
    LevelPublisher(Instance<CommandPublisher> commands) {
        this.commands = commands;
    }

    /** Writes these changes in their order and tells the mirror what became of each. */
    void publish(int symbol, List<LevelChange> changes, SymbolMirror mirror) {
        for (LevelChange change : changes) {
            CommandBody body =
                    CommandBody.newBuilder()
                            .setSetExternalLevel(
                                    SetExternalLevel.newBuilder()
                                            .setSymbol(symbol)
                                            .setSide(change.side())
                                            .setPriceTicks(change.priceTicks())
                                            .setLots(change.lots()))
                            .build();
            commands.get()
                    .publish(Writer.MARKET_DATA, RequestId.random(), body)
                    .whenComplete((position, failure) -> {
                        if (failure == null) {
                            mirror.written(position);
                        } else {
                            mirror.lost();
                        }
                    });
        }
    }
}
