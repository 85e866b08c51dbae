package org.bourse.risk.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalLong;

/** Finds alerts. */
@ApplicationScoped
class AlertRepository implements PanacheRepository<AlertEntity> {

    /**
     * The newest alerts, newest first.
     *
     * @param account whose; empty is anybody's
     * @param fromMicros at this venue time or later
     * @param before numbers below this only
     */
    @Transactional
    List<AlertEntity> newest(OptionalLong account, long fromMicros, long before, int countMax) {
        Parameters parameters = Parameters.with("before", before).and("from", fromMicros);
        if (account.isPresent()) {
            parameters = parameters.and("account", account.getAsLong());
        }
        return find(condition(account.isPresent()), Sort.descending("number"), parameters)
                .page(0, countMax)
                .list();
    }

    /** With the parameters before and from, and account for the alerts of one. */
    static String condition(boolean ofOneAccount) {
        String any = "number < :before and venueTimeMicros >= :from";
        return ofOneAccount ? any + " and account = :account" : any;
    }
}
