package org.bourse.core;

/** What a venue knows of a key that signs commands. */
public enum KeyState {
    /** Never activated, or not for the writer asked about. */
    UNKNOWN,
    ACTIVE,
    /** For ever: it speaks for nobody. */
    REVOKED
}
