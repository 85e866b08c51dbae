package org.bourse.marketdata.account;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last records of a topic, as far as they tell of accounts. One thread at a time.
 *
 * @param <T> the topic's events
 */
final class AccountWindow<T> {
    private final ArrayDeque<AccountStep<T>> steps = new ArrayDeque<>();
    private final int stepsMax;

    /** All of later records is here; 0: nothing was read yet. */
    private long afterSequence;

    private long newestSequence;

    /**
     * @param stepsMax at least 1; an older one leaves when one more comes
     */
    AccountWindow(int stepsMax) {
        this.stepsMax = stepsMax;
    }

    /** The topic was read up to this record. */
    void read(long sequence) {
        if (newestSequence == 0) {
            afterSequence = sequence - 1;
        }
        newestSequence = sequence;
    }

    /** Adds what the record read last says of an account. */
    void add(AccountStep<T> step) {
        if (steps.size() == stepsMax) {
            afterSequence = steps.removeFirst().sequence();
        }
        steps.addLast(step);
    }

    /** The record read last; 0: none. */
    long newestSequence() {
        return newestSequence;
    }

    /**
     * What later records than one say of an account, oldest first.
     *
     * @return empty when not all of it is here any more, or there is no such record yet
     */
    Optional<List<AccountStep<T>>> since(long sequence, long account) {
        if (sequence < afterSequence || sequence > newestSequence) {
            return Optional.empty();
        }
        List<AccountStep<T>> missed = new ArrayList<>();
        for (Iterator<AccountStep<T>> newest = steps.descendingIterator(); newest.hasNext(); ) {
            AccountStep<T> step = newest.next();
            if (step.sequence() <= sequence) {
                break;
            }
            if (step.account() == account) {
                missed.add(step);
            }
        }
        return Optional.of(missed.reversed());
    }
}
