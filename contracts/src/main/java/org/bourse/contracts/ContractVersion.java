package org.bourse.contracts;

/** Versions of commands and events. */
public final class ContractVersion {
    /** The newest that this build can read. */
    public static final int CURRENT = 1;

    /**
     * What writers say of their commands: the oldest that has all they write, so that a venue takes
     * them before and after a newer one is activated.
     */
    public static final int WRITTEN = 1;

    private ContractVersion() {}
}
