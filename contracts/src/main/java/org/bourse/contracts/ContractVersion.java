package org.bourse.contracts;

/** The version of commands and events that this build writes and the newest it can read. */
public final class ContractVersion {
    public static final int CURRENT = 1;

    private ContractVersion() {}
}
