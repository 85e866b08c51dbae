package org.bourse.core.twin;

import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;

/**
 * Terms and who claims them, how far their leaders have applied the log, and where operators say
 * that the venue stands still.
 */
final class LeadershipGenerator {
    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private long term = 1;

    /** What the last tick said, whether it counts or not. */
    private long applied;

    LeadershipGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    /** Of the process that ticks, which mostly has read what was claimed. */
    long term() {
        if (Long.compareUnsigned(memory.term, term) > 0 && dice.chance(0.9)) {
            term = memory.term;
        }
        return term;
    }

    /** A lower one. */
    long formerTerm() {
        return term == 0 ? 0 : Long.remainderUnsigned(dice.bits(), term);
    }

    /** A leader that never claimed follows. */
    void succeed(long newTerm) {
        term = newTerm;
    }

    /** What a tick says: as a rule something right, if not the latest. */
    long applied() {
        applied =
                switch (dice.weighted(6, 6, 3, 1)) {
                    case 0 -> 0;
                    case 1 -> memory.position + dice.between(0L, 1L);
                    case 2 -> memory.position - dice.between(0L, 50L);
                    default ->
                            dice.chance(0.5)
                                    ? memory.position + dice.between(2L, 1_100L)
                                    : dice.extreme();
                };
        return applied;
    }

    CommandGenerator.Wish next() {
        return switch (dice.between(0, 3)) {
            case 0 -> administration(new VenueCommand.Skip(position()));
            case 1 -> administration(new VenueCommand.Resume(position()));
            default -> new CommandGenerator.Wish.Command(Writer.RUNNER, claim());
        };
    }

    private static CommandGenerator.Wish administration(VenueCommand command) {
        return new CommandGenerator.Wish.Command(Writer.ADMINISTRATION, command);
    }

    private VenueCommand.Claim claim() {
        long claimed =
                switch (dice.weighted(12, 3, 2, 1)) {
                    case 0 -> term + dice.between(1L, 3L);
                    case 1 -> term;
                    case 2 -> formerTerm();
                    default -> dice.extreme();
                };
        int version = dice.chance(0.1 + mix.errors) ? dice.extremeInt() : 1;
        return new VenueCommand.Claim(
                claimed, version, dice.chance(0.1) ? dice.extreme() : dice.bits());
    }

    /** Of a Skip or Resume: below its own or not, and on both sides of what was said last. */
    private long position() {
        return switch (dice.weighted(6, 6, 3, 2)) {
            case 0 -> memory.position - dice.between(0L, 20L);
            case 1 -> applied + dice.between(-1L, 1L);
            case 2 -> memory.position + dice.between(0L, 3L);
            default -> dice.extreme();
        };
    }
}
