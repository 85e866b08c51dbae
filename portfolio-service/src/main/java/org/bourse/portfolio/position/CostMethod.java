package org.bourse.portfolio.position;

/** Which lots a sale takes. */
public enum CostMethod {
    /** The oldest first. */
    FIFO,
    /** The newest first. */
    LIFO,
    /**
     * A sale first makes one lot of all, of the age of the oldest: each unit has the average cost.
     */
    AVERAGE
}
