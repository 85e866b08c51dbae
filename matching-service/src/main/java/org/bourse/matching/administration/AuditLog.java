package org.bourse.matching.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.bourse.platform.security.Caller;
import org.jboss.logging.Logger;

/** One line per act of an operator: who, what, and what became of it. */
@RequestScoped
public class AuditLog {
    private static final Logger LOG = Logger.getLogger("org.bourse.audit");

    private final Caller caller;

    @Inject
    public AuditLog(Caller caller) {
        this.caller = caller;
    }

    /**
     * Writes the line.
     *
     * @param object what it was done to; of checked characters
     */
    Response record(String act, String object, Response response) {
        LOG.infof(
                "audit subject=%s act=%s object=%s status=%d",
                caller.subject(), act, object, response.getStatus());
        return response;
    }

    /**
     * Writes the line of an act that nobody asked for just now.
     *
     * @param calendar on whose behalf it was done
     * @param outcome DONE, UNKNOWN, or why the venue refused it
     */
    static void record(String calendar, String act, String object, String outcome) {
        LOG.infof(
                "audit subject=calendar:%s act=%s object=%s status=%s",
                calendar, act, object, outcome);
    }
}
