package org.bourse.simulation;

/** What may go wrong in a run. Each seed draws some of them, and how often each happens. */
enum Fault {
    /** A process ends, at any call it makes of what is around it. */
    CRASH,
    /** A process stands still for seconds; what it had sent may be stored meanwhile or after. */
    PAUSE,
    /** A record is not stored, and its sender is told so. */
    SEND_LOST,
    /** A record is stored, and its sender is told that this is not known. */
    ACK_LOST,
    /** A record takes up to a second to be stored or acknowledged. */
    LATE,
    /** A reader gets little or nothing. */
    SLOW_READER,
    /** The wall clock of a process jumps, ahead or back. */
    CLOCK_JUMP,
    /** Records that nobody signed, that cannot be read, or that come again. */
    FORGERY,
    /** A command that the build fails to apply; an operator skips it, or mends the build. */
    POISON,
    /** The store of snapshots cannot be reached. */
    STORE_AWAY,
    /** Some processes are of another build, which writes the same records in other bytes. */
    OTHER_BUILD,
    /** A stored snapshot is damaged. */
    SNAPSHOT_DAMAGED,
    /** The log loses its newest records: the run ends with processes that say so. */
    TRUNCATION,
    /** Of a command at which the venue stands still another operator says the contrary. */
    SECOND_OPERATOR,
    /** A version is activated that some processes do not know yet. */
    UPGRADE,
    /** A process is told to end; if it leads, it hands over first. */
    STOP,
}
