package org.bourse.portfolio.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.bourse.platform.request.Parameters;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.book.BookConfig;
import org.jspecify.annotations.Nullable;

/** What all reads of the books begin with: whose they are, how fresh, in which currency. */
@ApplicationScoped
class Reader {
    private final ReportRepository reports;
    private final OwnAccount ownAccount;
    private final PositionWatch watch;
    private final Assets assets;
    private final BookConfig config;

    @Inject
    Reader(
            ReportRepository reports,
            OwnAccount ownAccount,
            PositionWatch watch,
            Assets assets,
            BookConfig config) {
        this.reports = reports;
        this.ownAccount = ownAccount;
        this.watch = watch;
        this.assets = assets;
        this.config = config;
    }

    /** A read of one account, of one moment. */
    interface AccountReading<R> {
        R read(Connection connection, long account) throws SQLException;
    }

    /**
     * Reads the caller's account or the one named.
     *
     * @param minPosition what the books shall have at least; null for as they are
     * @throws ProblemException 404 when it is foreign or not there, 400 or 503 by the position
     */
    <R> R read(
            @Nullable String accountId, @Nullable String minPosition, AccountReading<R> reading) {
        return read(accountId, minPosition, List.of(Topics.TRADE_EVENTS), reading);
    }

    /** The same of what follows from several topics. */
    <R> R read(
            @Nullable String accountId,
            @Nullable String minPosition,
            List<String> topics,
            AccountReading<R> reading) {
        long account = ownAccount.visibleToRisk(accountId);
        boolean mayBeUnopened = accountId == null || ownAccount.isOwn(account);
        if (minPosition != null) {
            topics.forEach(topic -> await(topic, minPosition));
        }
        return reports.atOnce(connection -> {
            if (!mayBeUnopened && !ReportRepository.isOpened(connection, account)) {
                throw OwnAccount.unknown();
            }
            return reading.read(connection, account);
        });
    }

    private void await(String topic, String minPosition) {
        long position = Parameters.position("minPosition", minPosition);
        boolean reached =
                watch.reached(topic, position, config.positionTimeout())
                        .toCompletableFuture()
                        .join();
        if (!reached) {
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "POSITION_NOT_REACHED",
                                    "The positions have not reached this position of the log yet.")
                            .field("minPosition"));
        }
    }

    /**
     * The asset to value in.
     *
     * @param code null for the configured one
     * @throws ProblemException 422 when there is none of this code
     */
    ListedAsset currency(@Nullable String code) {
        return assets.byCode(code == null ? config.currency() : code)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(422, "ASSET_UNKNOWN", "There is no such asset.")
                                        .field("currency")));
    }

    /** The venue's day, UTC. */
    static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    }
}
