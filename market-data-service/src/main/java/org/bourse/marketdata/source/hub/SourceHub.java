package org.bourse.marketdata.source.hub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.OpenTime;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.SourceChoice;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Tick;

/**
 * All sources and the choice between them. One lock guards it all and is never held across I/O: a
 * tick takes about a microsecond. Sources are added before the first tick.
 */
public final class SourceHub {
    /** A source that has a symbol. */
    private record Candidate(SourcePipeline pipeline, SymbolLane lane, int handicap) {}

    /** The sources of a symbol, in the order they were added, and the one that is used. */
    private static final class Choice {
        final List<Candidate> candidates = new ArrayList<>();
        final OpenTime openTime;
        SourceChoice choice;
        String chosen = "";

        Choice(ChoiceRule rule, OpenTime openTime) {
            choice = new SourceChoice(rule);
            this.openTime = openTime;
        }

        void add(ChoiceRule rule, Candidate candidate) {
            candidates.add(candidate);
            choice =
                    new SourceChoice(
                            rule, candidates.stream().mapToInt(Candidate::handicap).toArray());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Choice> bySymbol = new LinkedHashMap<>();
    private final Map<String, SourcePipeline> pipelines = new LinkedHashMap<>();
    private final List<SourceListener> listeners = new ArrayList<>();
    private final ChoiceRule rule;
    private final SourceAlarm alarm;
    private final Map<String, OpenTime> openTimes;

    /** Of markets that never close. */
    public SourceHub(ChoiceRule rule, SourceAlarm alarm) {
        this(rule, alarm, Map.of());
    }

    /**
     * @param openTimes of the symbols whose market closes
     */
    public SourceHub(ChoiceRule rule, SourceAlarm alarm, Map<String, OpenTime> openTimes) {
        this.rule = rule;
        this.alarm = alarm;
        this.openTimes = Map.copyOf(openTimes);
    }

    /**
     * Adds a source. Those added first are preferred where scores are equal.
     *
     * @param handicap taken off its score in the choice, 0 to 99
     * @param keepsBooks it tells differences of books, which are mirrored
     */
    public SourcePipeline add(
            String source, List<String> symbols, HubRules rules, boolean keepsBooks, int handicap) {
        return exclusively(() -> {
            SourcePipeline pipeline = new SourcePipeline(this, source, symbols, rules, keepsBooks);
            if (pipelines.putIfAbsent(source, pipeline) != null) {
                throw new IllegalArgumentException("two sources are called " + source);
            }
            for (SymbolLane lane : pipeline.lanes()) {
                bySymbol.computeIfAbsent(lane.symbol, _ -> new Choice(rule, openTime(lane.symbol)))
                        .add(rule, new Candidate(pipeline, lane, handicap));
            }
            return pipeline;
        });
    }

    /** Adds a listener, which is told at once what is chosen and which books are known. */
    public void listen(SourceListener listener) {
        exclusively(() -> {
            listeners.add(listener);
            bySymbol.forEach((symbol, choice) -> tellChoice(listener, symbol, choice));
        });
    }

    private static void tellChoice(SourceListener listener, String symbol, Choice choice) {
        listener.onChosen(symbol, choice.chosen);
        int chosen = choice.choice.chosen();
        if (chosen != SourceChoice.NONE) {
            MirroredBook book = choice.candidates.get(chosen).lane.book;
            if (book.inStep()) {
                listener.onBook(choice.chosen, symbol, book);
            }
        }
    }

    /** Chooses anew by the scores now; to be called about ten times a second. */
    public void choose(long nowMicros) {
        exclusively(() -> bySymbol.forEach((symbol, choice) -> choose(symbol, choice, nowMicros)));
    }

    private void choose(String symbol, Choice choice, long nowMicros) {
        for (Candidate candidate : choice.candidates) {
            if (candidate.lane.quality.becameStale(nowMicros)) {
                alarm.onFinding(candidate.pipeline.source(), symbol, Finding.STALE);
            }
        }
        int[] scores =
                choice.candidates.stream()
                        .mapToInt(it -> it.lane.quality.score(nowMicros))
                        .toArray();
        boolean livesNone = Arrays.stream(scores).allMatch(it -> it == 0);
        if (livesNone && !choice.openTime.isOpen(nowMicros)) {
            // Nobody has to live while there is nothing to tell.
            return;
        }
        if (!choice.choice.choose(nowMicros, scores)) {
            return;
        }
        int chosen = choice.choice.chosen();
        String before = choice.chosen;
        choice.chosen =
                chosen == SourceChoice.NONE ? "" : choice.candidates.get(chosen).pipeline.source();
        alarm.onChange(symbol, before, choice.chosen);
        listeners.forEach(it -> tellChoice(it, symbol, choice));
    }

    /** The process ends: sources go away and nobody is chosen or alarmed because of it. */
    public void end() {
        exclusively(bySymbol::clear);
    }

    /** The source that is used for a symbol; empty: none lives, or nobody knows the symbol. */
    public String chosen(String symbol) {
        return exclusively(() -> {
            Choice choice = bySymbol.get(symbol);
            return choice == null ? "" : choice.chosen;
        });
    }

    /** Whether the market of a symbol trades. */
    public boolean isOpen(String symbol, long nowMicros) {
        return openTime(symbol).isOpen(nowMicros);
    }

    /** The best levels of the chosen source's book; empty while it is not known. */
    public Optional<DepthSnapshot> book(String symbol, int levelsMax) {
        return exclusively(() -> {
            Choice choice = bySymbol.get(symbol);
            SourcePipeline pipeline = choice == null ? null : pipelines.get(choice.chosen);
            SymbolLane lane = pipeline == null ? null : pipeline.lane(symbol);
            return lane == null || !lane.book.inStep()
                    ? Optional.empty()
                    : Optional.of(lane.book.best(levelsMax));
        });
    }

    /** The quality of every symbol of every source, in the order they were added. */
    public List<QualityReport> reports(long nowMicros) {
        return exclusively(() -> {
            List<QualityReport> reports = new ArrayList<>();
            for (SourcePipeline pipeline : pipelines.values()) {
                for (SymbolLane lane : pipeline.lanes()) {
                    reports.add(lane.quality.report(pipeline.source(), lane.symbol, nowMicros));
                }
            }
            return reports;
        });
    }

    OpenTime openTime(String symbol) {
        return openTimes.getOrDefault(symbol, OpenTime.ALWAYS);
    }

    SourceAlarm alarm() {
        return alarm;
    }

    void accepted(String source, Tick tick, long receivedMicros) {
        if (isChosen(source, tick.symbol())) {
            for (SourceListener listener : listeners) {
                listener.onTick(source, tick, receivedMicros);
            }
        }
    }

    void bookChanged(String source, String symbol, MirroredBook book) {
        if (isChosen(source, symbol)) {
            for (SourceListener listener : listeners) {
                listener.onBook(source, symbol, book);
            }
        }
    }

    void bookLost(String source, String symbol) {
        if (isChosen(source, symbol)) {
            for (SourceListener listener : listeners) {
                listener.onBookLost(source, symbol);
            }
        }
    }

    private boolean isChosen(String source, String symbol) {
        Choice choice = bySymbol.get(symbol);
        return choice != null && choice.chosen.equals(source);
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    void exclusively(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T exclusively(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
