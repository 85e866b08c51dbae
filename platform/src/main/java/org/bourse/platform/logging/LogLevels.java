package org.bourse.platform.logging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Levels of loggers that somebody changed while this process runs, each for a while. */
@ApplicationScoped
class LogLevels {
    /** More loggers are not changed at a time. */
    static final int CHANGES_MAX = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Change> changes = new TreeMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("log-levels").daemon(true).factory());

    /**
     * A change that holds.
     *
     * @param logger kept here, as who has no handler may be forgotten with its level
     * @param before what was configured; null: as of the logger above
     */
    record Change(Logger logger, Level level, @Nullable Level before, Instant until) {
        void undo() {
            logger.setLevel(before);
        }
    }

    /**
     * Gives a logger a level, for so long from now on; anew where it was changed already.
     *
     * @return false: as many are changed as may be
     */
    boolean set(String name, Level level, Duration kept, Instant now) {
        lock.lock();
        try {
            @Nullable Change known = changes.get(name);
            if (known == null && changes.size() == CHANGES_MAX) {
                return false;
            }
            Logger logger = Logger.getLogger(name);
            Change change =
                    new Change(
                            logger,
                            level,
                            known == null ? logger.getLevel() : known.before(),
                            now.plus(kept));
            changes.put(name, change);
            logger.setLevel(level);
            var _ = timer.schedule(() -> end(name, change), kept.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Unless a later change holds. */
    private void end(String name, Change change) {
        lock.lock();
        try {
            if (changes.remove(name, change)) {
                change.undo();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a logger its configured level; false: it has it. */
    boolean restore(String name) {
        lock.lock();
        try {
            @Nullable Change change = changes.remove(name);
            if (change != null) {
                change.undo();
            }
            return change != null;
        } finally {
            lock.unlock();
        }
    }

    /** What holds now, by name. */
    List<Change> all() {
        lock.lock();
        try {
            return List.copyOf(changes.values());
        } finally {
            lock.unlock();
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
