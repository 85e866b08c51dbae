package org.bourse.platform.events;

import org.jboss.logging.Logger;

/** A fault after which going on would be wrong: the process ends and is started anew. */
public final class FatalFault {
    /** The exit status; EX_SOFTWARE of sysexits.h. */
    public static final int EXIT_STATUS = 70;

    private static final Logger LOG = Logger.getLogger(FatalFault.class);

    private FatalFault() {}

    /** Ends the process at once, whatever it is doing. */
    public static void stop(String reason) {
        LOG.fatalf("stopping: %s", reason);
        Runtime.getRuntime().halt(EXIT_STATUS);
    }
}
