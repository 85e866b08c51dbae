package org.bourse.risk.surveillance;

import java.util.function.Consumer;

/** Looks for one practice, or for some that are seen in the same state. */
public interface Rule {
    void observe(Observation observation, Consumer<Finding> found);

    /** How many accounts, or pairs, were forgotten or not seen because there were too many. */
    long dropped();
}
