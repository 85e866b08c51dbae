package org.bourse.marketdata.source.quality;

import org.bourse.marketdata.source.tick.Finding;

/**
 * Whether the number of a tick can be: greater than the last one, and not far from it. One that is
 * far, before or after, is believed only when the next goes on from it; so a single wrong number
 * costs no more than its own tick.
 */
final class NumberCheck {
    private final long jumpMax;
    private long last;
    private long jumped;
    private long lost;

    /**
     * @param jumpMax how far a number may be from the last one, at least 1
     */
    NumberCheck(long jumpMax) {
        this.jumpMax = jumpMax;
    }

    /** Numbers may begin anew. */
    void reset() {
        last = 0;
        jumped = 0;
    }

    /**
     * @param number at least 1; 0: there is none
     */
    Finding check(long number) {
        lost = 0;
        if (number == 0) {
            return Finding.FINE;
        }
        boolean isJump = last != 0 && Math.abs(number - last) > jumpMax;
        boolean isConfirmed = jumped != 0 && number > jumped && number - jumped <= jumpMax;
        if (isJump && !isConfirmed) {
            jumped = number;
            return Finding.SEQUENCE_JUMP;
        }
        jumped = 0;
        if (!isJump && number <= last) {
            return Finding.SEQUENCE_REPEATED;
        }
        lost = last == 0 ? 0 : Math.max(0, number - last - 1);
        last = number;
        return Finding.FINE;
    }

    /** How many numbers were left out before the one that was checked last. */
    long lost() {
        return lost;
    }
}
