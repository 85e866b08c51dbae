package org.bourse.simulation;

import org.bourse.matching.runner.RunnerClock;
import org.jspecify.annotations.Nullable;

/** A machine that a process of the venue runs on, life after life, with clocks of its own. */
final class Host implements RunnerClock {
    private static final long EPOCH_MICROS = 1_790_000_000_000_000L;

    private final World world;
    private final long monotonicOffset;
    private long wallOffsetMicros;
    private @Nullable Life life;
    private long downUntil;
    private long pausedUntil;
    private boolean inTurn;
    private int lives;
    private int version;

    /**
     * @param version the greatest contract version that its build understands
     */
    Host(World world, Chance chance, int version) {
        this.world = world;
        this.version = version;
        monotonicOffset = chance.between(0, 1L << 50);
        wallOffsetMicros = EPOCH_MICROS + chance.between(-500_000L, 500_000L);
        downUntil = chance.between(0, 2_000_000_000L);
    }

    @Override
    public long wallMicros() {
        return world.now() / 1_000 + wallOffsetMicros;
    }

    @Override
    public long monotonicNanos() {
        return world.now() + monotonicOffset;
    }

    void jump(long micros) {
        wallOffsetMicros += micros;
    }

    @Nullable Life life() {
        return life;
    }

    /** The greatest contract version that its build understands. */
    int version() {
        return version;
    }

    /** It gets a newer build. */
    void upgrade(int newer) {
        version = newer;
    }

    int lives() {
        return lives;
    }

    boolean isReady() {
        return !inTurn && world.now() >= (life == null ? downUntil : pausedUntil);
    }

    boolean isPaused() {
        return pausedUntil > world.now();
    }

    void down(long nanos) {
        downUntil = world.now() + nanos;
    }

    void pause(long nanos) {
        pausedUntil = world.now() + nanos;
    }

    void wake() {
        pausedUntil = 0;
        downUntil = Math.min(downUntil, world.now());
    }

    void inTurn(boolean value) {
        inTurn = value;
    }

    void begun(Life begun) {
        life = begun;
        lives++;
    }

    void ended() {
        life = null;
        pausedUntil = 0;
    }
}
