package org.bourse.portfolio.kyc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.act.OwnActs;
import org.bourse.portfolio.account.AccountConfig;
import org.bourse.portfolio.lease.LeasedTask;
import org.jboss.logging.Logger;

/**
 * Ends approvals that have run out; the directory learns of it as of any other change, and the
 * audit log before and after it. An end that cannot be told there is left for a later look.
 */
@ApplicationScoped
class KycExpiryTask implements LeasedTask {
    private static final Logger LOG = Logger.getLogger(KycExpiryTask.class);

    /** Between them the lease does its other work. */
    private static final int AT_ONCE_MAX = 20;

    private static final String END =
            "{\"to\":\"EXPIRED\",\"reason\":\"" + KycTable.RUN_OUT + "\"}";

    private final AccountConfig config;
    private final OwnActs acts;
    private final Clock clock;
    private Instant next = Instant.MIN;

    @Inject
    KycExpiryTask(AccountConfig config, OwnActs acts) {
        this(config, acts, Clock.systemUTC());
    }

    KycExpiryTask(AccountConfig config, OwnActs acts, Clock clock) {
        this.config = config;
        this.acts = acts;
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
        KycTable table = new KycTable(connection);
        List<Long> due = table.due(now, AT_ONCE_MAX);
        SortedMap<Long, AdministrativeAct> asked = ask(due);
        List<Long> expired = table.expire(now, asked.keySet());
        asked.forEach((account, act) -> acts.answer(act, expired.contains(account) ? 200 : 409));
        if (!expired.isEmpty()) {
            LOG.infof("approvals of holders have run out accounts=%d", expired.size());
        }
        boolean more = asked.size() == AT_ONCE_MAX;
        if (!more) {
            next = now.plus(config.kycLookEvery());
        }
        return more;
    }

    /** As far as the brokers take them. */
    private SortedMap<Long, AdministrativeAct> ask(List<Long> due) {
        SortedMap<Long, AdministrativeAct> asked = new TreeMap<>();
        for (long account : due) {
            Optional<AdministrativeAct> act =
                    acts.ask("PUT", "/api/v1/kyc/" + Ids.print(account), END);
            if (act.isEmpty()) {
                break;
            }
            asked.put(account, act.get());
        }
        return asked;
    }
}
