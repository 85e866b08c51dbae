package org.bourse.platform.config;

/** What an installation is for. */
public enum Stage {
    /** To be tried out: nothing is looked at. */
    DEV,

    /** To be tested before it counts: what {@link #PROD} refuses is warned of. */
    STAGING,

    /** It counts: nothing of demonstrations is taken. */
    PROD
}
