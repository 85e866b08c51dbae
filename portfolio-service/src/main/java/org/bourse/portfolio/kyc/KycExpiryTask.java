package org.bourse.portfolio.kyc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.bourse.portfolio.account.AccountConfig;
import org.bourse.portfolio.lease.LeasedTask;
import org.jboss.logging.Logger;

/** Ends approvals that have run out; the directory learns of it as of any other change. */
@ApplicationScoped
class KycExpiryTask implements LeasedTask {
    private static final Logger LOG = Logger.getLogger(KycExpiryTask.class);

    private final AccountConfig config;
    private final Clock clock;
    private Instant next = Instant.MIN;

    @Inject
    KycExpiryTask(AccountConfig config) {
        this(config, Clock.systemUTC());
    }

    KycExpiryTask(AccountConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void begin() {
        next = Instant.MIN;
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        int expired = new KycTable(connection).expire(now);
        if (expired > 0) {
            LOG.infof("approvals of holders have run out accounts=%d", expired);
        }
        next = now.plus(config.kycLookEvery());
        return false;
    }
}
