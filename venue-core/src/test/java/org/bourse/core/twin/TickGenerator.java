package org.bourse.core.twin;

/** Ticks of the leader, sometimes of a former one or of a broken clock. */
final class TickGenerator {
    private static final long DAY_MICROS = 24L * 3_600 * 1_000_000;
    private static final long STEP_MAX_MICROS = 1_000_000;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final LeadershipGenerator leadership;
    private long dayStartMicros;

    TickGenerator(Dice dice, Mix mix, MarketMemory memory, LeadershipGenerator leadership) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.leadership = leadership;
    }

    /** The leader's first, from no time to now. */
    CommandGenerator.Wish first() {
        dayStartMicros = dice.chance(0.05) ? 0 : dice.pickLong(1, 1_790_000_000_000_000L);
        return tick(dayStartMicros, dice.chance(0.5));
    }

    CommandGenerator.Wish next() {
        if (memory.timeMicros - dayStartMicros >= DAY_MICROS) {
            dayStartMicros = memory.timeMicros;
        }
        if (dice.chance(mix.errors)) {
            return wrong();
        }
        if (dice.chance(0.02)) {
            leadership.succeed(leadership.term() + dice.between(1, 3));
        }
        if (!memory.deadlines.isEmpty() && dice.chance(0.2)) {
            long deadline = dice.pick(memory.deadlines) + dice.between(-1, 1);
            if (deadline >= memory.timeMicros) {
                return tick(deadline, deadline - memory.timeMicros > STEP_MAX_MICROS);
            }
        }
        if (!dice.chance(mix.longTicks)) {
            return tick(memory.timeMicros + dice.between(0L, mix.tickMicrosMax), false);
        }
        long now = memory.timeMicros;
        return switch (dice.between(0, 7)) {
            case 0 -> tick(now + STEP_MAX_MICROS, false);
            case 1 -> tick(now + STEP_MAX_MICROS + 1, true);
            case 2, 3 -> tick(now + 60_000_000 - dice.between(0, 1), true);
            case 4 -> tick(now + dice.pickLong(20_000_000, 300_000_000, 300_000_001), true);
            case 5 -> tick(Math.max(now, dayStartMicros + DAY_MICROS - 1), true);
            case 6 -> tick(Math.max(now, dayStartMicros + DAY_MICROS), true);
            default -> tick(now + DAY_MICROS + dice.between(0L, DAY_MICROS), true);
        };
    }

    /** A confirmed step to a time. */
    CommandGenerator.Wish to(long timeMicros) {
        return tick(timeMicros, true);
    }

    private CommandGenerator.Wish tick(long timeMicros, boolean confirmed) {
        return tick(leadership.term(), timeMicros, confirmed);
    }

    private CommandGenerator.Wish tick(long term, long timeMicros, boolean confirmed) {
        return new CommandGenerator.Wish.Tick(term, timeMicros, confirmed, leadership.applied());
    }

    private CommandGenerator.Wish wrong() {
        long now = memory.timeMicros;
        return switch (dice.between(0, 7)) {
            case 0 -> tick(now - 1, false);
            case 1 -> tick(now - dice.between(1L, DAY_MICROS), true);
            case 2 -> tick(now + STEP_MAX_MICROS + 1, false);
            case 3 -> tick(Math.min(0, dice.extreme()), true);
            case 4 -> tick(Long.MAX_VALUE, false);
            case 5 -> tick(Math.max(0, leadership.term() - 3), now, false);
            case 6 -> newLeaderWithOldTime();
            default -> tick(extremeTerm(), now, true);
        };
    }

    /** Rarely the greatest of all: after it, no leader's time counts any more. */
    private long extremeTerm() {
        return dice.chance(0.05) ? -1 : leadership.formerTerm();
    }

    private CommandGenerator.Wish newLeaderWithOldTime() {
        long newTerm = leadership.term() + 2;
        if (dice.chance(0.9)) {
            leadership.succeed(newTerm);
        }
        return tick(newTerm, memory.timeMicros - 1, true);
    }
}
