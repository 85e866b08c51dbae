package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.SQLException;
import org.bourse.contracts.Ids;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.PolicyBook;

/** What the audit log calls those that have limits. */
final class Holders {
    private Holders() {}

    /** An account, a group by its name, or the venue. */
    static String object(Connection connection, long holder) throws SQLException {
        if (AccountGroups.isGroup(holder)) {
            return "group " + new GroupTable(connection).name(holder);
        }
        return holder == PolicyBook.VENUE ? "venue" : "account " + Ids.print(holder);
    }
}
