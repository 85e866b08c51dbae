package org.bourse.marketdata.source.mirror;

import org.bourse.marketdata.source.tick.Finding;

/** What became of something told to a {@link MirroredBook}. */
public enum MirrorStep {
    /** The book is in step and has changed. */
    APPLIED(Finding.FINE),
    /** The book is not in step; what was told waits for the snapshot. */
    WAITING(Finding.FINE),
    /** The snapshot is from before what is told since: a newer one is needed. */
    SNAPSHOT_TOO_OLD(Finding.FINE),
    /** A change is missing, told twice, or not in its place: the book begins again. */
    GAP(Finding.BOOK_GAP),
    /** The best bid would not be below the best ask: the book begins again. */
    CROSSED(Finding.BOOK_CROSSED),
    /** Too few levels are left of what the snapshot knew: the book begins again. */
    THIN(Finding.BOOK_THIN);

    private final Finding finding;

    MirrorStep(Finding finding) {
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }

    /** True when the book was in step, or might have been, and begins again. */
    public boolean beginsAgain() {
        return finding != Finding.FINE;
    }
}
