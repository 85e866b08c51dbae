package org.bourse.risk.policy;

/** How far it has come with a limit. Stable words of the interfaces. */
public enum Stage {
    /** At 80 % of it or more. */
    WARNING,
    /** Above it. */
    BREACH
}
