package org.bourse.matching.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.calendar.SymbolSessions;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.hosting.VenueHost;

/** Drives sessions by operators' commands, each audited, in the name of a calendar. */
@ApplicationScoped
public class VenueSessions implements SymbolSessions {
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final VenueHost host;

    @Inject
    public VenueSessions(
            VenueConfiguration configuration, AdministrationCommands commands, VenueHost host) {
        this.configuration = configuration;
        this.commands = commands;
        this.host = host;
    }

    @Override
    public Instant now() {
        return host.venueTime();
    }

    @Override
    public List<Symbol> symbols() {
        return configuration.symbols();
    }

    @Override
    public Optional<Symbol> symbol(int number) {
        return configuration.symbol(number);
    }

    @Override
    public List<ScheduledChange> schedule(int symbol) {
        return configuration.schedule(symbol);
    }

    @Override
    public boolean setSchedule(String calendar, Symbol symbol, List<ScheduledChange> changes) {
        SetSchedule body =
                SetSchedule.newBuilder()
                        .setSymbol(symbol.getSymbol())
                        .addAllChanges(changes)
                        .build();
        return submit(
                calendar,
                "SET_SCHEDULE",
                symbol,
                CommandBody.newBuilder().setSetSchedule(body).build());
    }

    @Override
    public boolean setState(String calendar, Symbol symbol, SymbolState state) {
        SetSymbolState body =
                SetSymbolState.newBuilder().setSymbol(symbol.getSymbol()).setState(state).build();
        return submit(
                calendar,
                "SET_STATE_" + state,
                symbol,
                CommandBody.newBuilder().setSetSymbolState(body).build());
    }

    private boolean submit(String calendar, String act, Symbol symbol, CommandBody body) {
        Verdict verdict = commands.submit(body);
        String outcome =
                switch (verdict) {
                    case Verdict.Done _ -> "DONE";
                    case Verdict.Refused(RejectCode code) -> code.name();
                    case Verdict.Unknown _ -> "UNKNOWN";
                    case Verdict.NotSent _ -> "NOT_SENT";
                };
        AuditLog.record(calendar, act, symbol.getName(), outcome);
        return verdict instanceof Verdict.Done(VenueFact said) && isReached(said.position());
    }

    /** The venue answers a moment before this process tells how far it is. */
    private boolean isReached(long position) {
        long begun = System.nanoTime();
        while (host.next() <= position) {
            if (System.nanoTime() - begun > REACHED_WITHIN.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
