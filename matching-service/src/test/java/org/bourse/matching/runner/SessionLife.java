package org.bourse.matching.runner;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.calendar.SymbolSessions;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.codec.VenueFact;

/** The sessions of a real venue whose log outlives it. */
final class SessionLife implements SymbolSessions {
    /** What was sent to the venue, in words. */
    final List<String> sent = new ArrayList<>();

    /** So long does the venue take for a command. */
    Duration delay = Duration.ZERO;

    /** So many states are not answered, nor taken. */
    int deafToStates;

    /** Schedules are taken, but nobody hears of it. */
    boolean muteToSchedules;

    private final MemoryCommandLog log;
    private final ManualClock clock;
    private final SignedCommands writer;
    private final Map<Integer, Symbol> symbols = new HashMap<>();
    private final Map<Integer, List<ScheduledChange>> schedules = new HashMap<>();
    private final RunnerLife life;

    /**
     * @param instance of the writer of its commands, another in each life
     */
    SessionLife(MemoryCommandLog log, MemoryEventLog events, ManualClock clock, long instance) {
        this.log = log;
        this.clock = clock;
        writer = new SignedCommands(instance);
        life = new RunnerLife(log, events, log.appender(), clock, 50, this::hear);
        life.settle(log);
    }

    private void hear(List<VenueFact> step) {
        for (VenueFact fact : step) {
            if (fact instanceof VenueFact.SymbolListed listed) {
                symbols.put(listed.symbol().getSymbol(), listed.symbol());
            } else if (fact instanceof VenueFact.SymbolChanged changed) {
                symbols.put(changed.symbol().getSymbol(), changed.symbol());
            } else if (fact instanceof VenueFact.ScheduleSet set) {
                schedules.put(set.schedule().getSymbol(), set.schedule().getChangesList());
            }
        }
    }

    void list(Symbol symbol) {
        log.add(writer.asset(1, "BTC"));
        log.add(writer.asset(2, "USDT"));
        log.add(writer.listSymbol(symbol));
        life.settle(log);
    }

    void passes(Duration time) {
        clock.passes(time.toNanos() / 1_000);
        life.settle(log);
    }

    void passesUntil(Instant time) {
        passes(Duration.between(now(), time));
    }

    SymbolState state() {
        return symbol(1).orElseThrow().getState();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(life.runner.progress().venueTimeMicros(), ChronoUnit.MICROS);
    }

    @Override
    public List<Symbol> symbols() {
        return List.copyOf(symbols.values());
    }

    @Override
    public Optional<Symbol> symbol(int number) {
        return Optional.ofNullable(symbols.get(number));
    }

    @Override
    public List<ScheduledChange> schedule(int symbol) {
        return schedules.getOrDefault(symbol, List.of());
    }

    @Override
    public boolean setSchedule(String calendar, Symbol symbol, List<ScheduledChange> changes) {
        sent.add("schedule of " + changes.size());
        take(
                CommandBody.newBuilder()
                        .setSetSchedule(
                                SetSchedule.newBuilder()
                                        .setSymbol(symbol.getSymbol())
                                        .addAllChanges(changes))
                        .build());
        return !muteToSchedules && schedule(symbol.getSymbol()).equals(changes);
    }

    @Override
    public boolean setState(String calendar, Symbol symbol, SymbolState state) {
        sent.add(state.name());
        if (deafToStates > 0) {
            deafToStates--;
            return false;
        }
        operatorSets(state);
        return state() == state;
    }

    void operatorSets(SymbolState state) {
        take(
                CommandBody.newBuilder()
                        .setSetSymbolState(SetSymbolState.newBuilder().setSymbol(1).setState(state))
                        .build());
    }

    private void take(CommandBody body) {
        passes(delay);
        log.add(writer.signed(Writer.ADMINISTRATION, body));
        life.settle(log);
    }
}
