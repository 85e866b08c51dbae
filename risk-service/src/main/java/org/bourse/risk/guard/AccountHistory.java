package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.risk.exposure.Position;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingRegister;

/**
 * What an account has, in the reference asset, and how the prices of that moved from day to day:
 * what the risk models are asked of.
 */
@ApplicationScoped
public class AccountHistory {
    private final Guard guard;
    private final GuardRequests requests;
    private final ListingRegister listings;
    private final Database database;
    private final int returnsMin;

    @Inject
    AccountHistory(
            Guard guard,
            GuardRequests requests,
            ListingRegister listings,
            Database database,
            GuardConfig config) {
        this.guard = guard;
        this.requests = requests;
        this.listings = listings;
        this.database = database;
        returnsMin = config.correlation().daysMin();
    }

    /**
     * What an account has of one asset other than the reference.
     *
     * @param value above or below 0, of the reference asset, at the last price
     * @param sector empty: in none
     */
    public record Held(int number, String asset, double value, Optional<String> sector) {}

    /**
     * What is worth something of what the account has, in the order of listing; it may be nothing.
     *
     * @throws ProblemException 404 when there is no such account or the caller may not see it, 503
     *     while the day is being read again
     */
    public List<Held> holdings(String accountId, Caller caller) {
        List<Position> positions = guard.positions(visible(accountId, caller));
        Map<Integer, ListedAsset> assets = listings.assetsByNumber();
        Map<Integer, String> sectors =
                database.inTransaction(connection -> new SectorTable(connection).all());
        LimitText text = requests.text();
        List<Held> holdings = new ArrayList<>();
        for (Position position : positions) {
            ListedAsset asset = assets.get(position.asset());
            if (position.valueMinor() != 0 && asset != null) {
                holdings.add(
                        new Held(
                                asset.number(),
                                asset.code(),
                                Double.parseDouble(text.money(position.valueMinor())),
                                Optional.ofNullable(sectors.get(asset.number()))));
            }
        }
        holdings.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return holdings;
    }

    /**
     * All the account has, in the reference asset, at last prices.
     *
     * @throws ProblemException as {@link #holdings}
     */
    public double equity(String accountId, Caller caller) {
        long equityMinor = guard.figures(visible(accountId, caller)).equityMinor();
        return Double.parseDouble(requests.text().money(equityMinor));
    }

    /**
     * The closes of the venue's days on which all of these have one, the oldest first: a row for
     * each. Those of one asset are comparable with each other only.
     *
     * @throws ProblemException 422 when there are too few
     */
    public double[][] closes(List<Held> holdings) {
        double[][] closes =
                database.inTransaction(connection ->
                        new AssetCloseTable(connection)
                                .common(holdings.stream().map(Held::number).toList()));
        int days = closes.length == 0 ? 0 : closes[0].length;
        if (days <= returnsMin) {
            throw new ProblemException(
                    Problem.of(
                                    422,
                                    "HISTORY_TOO_SHORT",
                                    "Too few days of the venue have a close of all of these.")
                            .field("accountId")
                            .compared(Integer.toString(returnsMin + 1), Integer.toString(days)));
        }
        return closes;
    }

    private long visible(String accountId, Caller caller) {
        long account = requests.visible(accountId, caller);
        guard.requireLive();
        return account;
    }
}
