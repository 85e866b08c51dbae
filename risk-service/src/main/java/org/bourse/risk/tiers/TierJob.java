package org.bourse.risk.tiers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.platform.projection.ProjectionRebuilds;
import org.bourse.risk.audit.AuditRegister;
import org.bourse.risk.venue.VenueAnswer;
import org.bourse.risk.venue.VenueCommands;
import org.jboss.logging.Logger;

/**
 * Puts accounts into their tiers once a day. A pass computes who is in another tier than theirs and
 * sends a command for each; the run ends with the first pass that finds nobody. Whatever was sent
 * and not confirmed, by this process or one before it, the next pass finds again, and the core sets
 * the same tier twice without harm.
 */
@Startup
@ApplicationScoped
public class TierJob {
    private static final Logger LOG = Logger.getLogger(TierJob.class);

    /** Commands on their way at a time. */
    private static final int IN_FLIGHT_MAX = 100;

    private final TierRegister register;
    private final TierLock lock;
    private final VenueCommands venue;
    private final ProjectionRebuilds rebuilds;
    private final FeeTierConfig config;
    private final TierActs acts;
    private final Counter changed;
    private final Counter refused;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("fee-tiers").daemon(true).factory());

    @Inject
    TierJob(
            TierRegister register,
            TierLock lock,
            VenueCommands venue,
            ProjectionRebuilds rebuilds,
            FeeTierConfig config,
            AuditRegister audit,
            MeterRegistry meters) {
        this.register = register;
        this.lock = lock;
        this.venue = venue;
        this.rebuilds = rebuilds;
        this.config = config;
        acts = new TierActs(audit);
        changed =
                Counter.builder("bourse.fee.tier.changes")
                        .description("Accounts that were put into another tier")
                        .register(meters);
        refused =
                Counter.builder("bourse.fee.tier.refusals")
                        .description("Changes of tiers the venue refused")
                        .register(meters);
    }

    @PostConstruct
    void start() {
        long everyMillis = config.lookEvery().toMillis();
        timer.scheduleWithFixedDelay(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** Must not throw: the timer would stop. */
    private void look() {
        try {
            if (!rebuilds.underWay()) {
                lock.ifFree(() -> {
                    acts.enterAnswers();
                    register.due().ifPresent(this::pass);
                });
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("fee tiers not computed yet: %s", e.getMessage());
        }
    }

    private void pass(TierRegister.Pass pass) {
        int done = 0;
        int rejected = 0;
        List<List<TierActs.Change>> portions =
                pass.changes().entrySet().stream()
                        .map(it -> new TierActs.Change(pass.day(), it.getKey(), it.getValue()))
                        .gather(Gatherers.windowFixed(IN_FLIGHT_MAX))
                        .toList();
        for (List<TierActs.Change> portion : portions) {
            acts.request(portion);
            List<CompletableFuture<VenueAnswer>> answers =
                    portion.stream().map(change -> venue.submit(command(change))).toList();
            int answered = done + rejected;
            for (int i = 0; i < answers.size(); i++) {
                TierActs.Change change = portion.get(i);
                switch (answers.get(i).join()) {
                    case VenueAnswer.Done _ -> {
                        done++;
                        acts.set(change);
                    }
                    case VenueAnswer.Rejected answer -> {
                        rejected++;
                        acts.refused(change, answer.code().name());
                        LOG.warnf(
                                "fee tier refused account=%d code=%s",
                                change.account(), answer.code());
                    }
                    case VenueAnswer.Unknown _, VenueAnswer.NotSent _ -> {}
                }
            }
            acts.enterAnswers();
            if (done + rejected == answered) {
                // Nobody answers: the rest would wait for nothing, too.
                break;
            }
        }
        changed.increment(done);
        refused.increment(rejected);
        // What is refused today would be refused again.
        register.note(pass.day(), done, rejected == pass.changes().size());
        LOG.infof("fee tiers set day=%d changed=%d of=%d", pass.day(), done, pass.changes().size());
    }

    private static CommandBody command(TierActs.Change change) {
        return CommandBody.newBuilder()
                .setSetAccountTier(
                        SetAccountTier.newBuilder()
                                .setAccount(change.account())
                                .setTier(change.tier()))
                .build();
    }
}
