package org.bourse.marketdata.paper.mirroring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
    private final Function<CommandBody, CompletionStage<Long>> log;

    /**
     * @param commands not there unless it is needed: who mirrors nothing has no key
     */
    @Inject
    LevelPublisher(Instance<CommandPublisher> commands) {
        this(body -> commands.get().publish(Writer.MARKET_DATA, RequestId.random(), body));
    }

    /**
     * @param log writes a command and says at which position it stands
     */
    LevelPublisher(Function<CommandBody, CompletionStage<Long>> log) {
        this.log = log;
    }

    /**
     * Writes these changes in their order and tells the mirror what became of each, also of those
     * that were not tried because the log failed before.
     */
    void publish(int symbol, List<LevelChange> changes, SymbolMirror mirror) {
        int tried = 0;
        try {
            for (LevelChange change : changes) {
                log.apply(command(symbol, change))
                        .whenComplete((position, failure) -> {
                            if (failure == null) {
                                mirror.written(position);
                            } else {
                                mirror.lost();
                            }
                        });
                tried++;
            }
        } finally {
            for (int i = tried; i < changes.size(); i++) {
                mirror.lost();
            }
        }
    }

    private static CommandBody command(int symbol, LevelChange change) {
        return CommandBody.newBuilder()
                .setSetExternalLevel(
                        SetExternalLevel.newBuilder()
                                .setSymbol(symbol)
                                .setSide(change.side())
                                .setPriceTicks(change.priceTicks())
                                .setLots(change.lots()))
                .build();
    }
}
