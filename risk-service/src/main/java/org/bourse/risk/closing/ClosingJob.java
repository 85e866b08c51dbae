package org.bourse.risk.closing;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.risk.venue.VenueAnswer;
import org.bourse.risk.venue.VenueCommands;
import org.jboss.logging.Logger;

/**
 * Cancels all open orders of an account when the approval of its holder has ended, as {@code
 * account-directory} tells it. Its own state at the venue stays as it is.
 */
@Startup
@ApplicationScoped
public class ClosingJob {
    private static final Logger LOG = Logger.getLogger(ClosingJob.class);

    /** Commands on their way at a time. */
    private static final int IN_FLIGHT_MAX = 100;

    private final AccountDirectory directory;
    private final ClosingRegister register;
    private final VenueCommands venue;
    private final ClosingConfig config;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("closings").daemon(true).factory());

    /** At the look before. */
    private Set<Closing> closedBefore = Set.of();

    /** Empty before the first look. */
    private Optional<Set<Closing>> done = Optional.empty();

    @Inject
    ClosingJob(
            AccountDirectory directory,
            ClosingRegister register,
            VenueCommands venue,
            ClosingConfig config) {
        this.directory = directory;
        this.register = register;
        this.venue = venue;
        this.config = config;
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
            if (directory.caughtUp()) {
                act();
            }
        } catch (RuntimeException e) {
            LOG.warnf("orders of closed accounts not cancelled yet: %s", e.getMessage());
        }
    }

    private void act() {
        Set<Closing> closed =
                directory.closedBy().entrySet().stream()
                        .map(entry -> new Closing(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toSet());
        Set<Closing> acted = new HashSet<>(done.orElseGet(register::acted));
        acted.retainAll(closed);
        done = Optional.of(acted);
        List<List<Closing>> due =
                closed.stream()
                        .filter(closing ->
                                closedBefore.contains(closing) && !acted.contains(closing))
                        .sorted(Comparator.comparingLong(Closing::account))
                        .gather(Gatherers.windowFixed(IN_FLIGHT_MAX))
                        .toList();
        closedBefore = closed;
        for (List<Closing> portion : due) {
            List<Closing> cancelled = register.act(portion, this::cancelOrders);
            LOG.infof(
                    "orders of closed accounts cancelled accounts=%d of=%d",
                    cancelled.size(), portion.size());
            acted.addAll(cancelled);
        }
    }

    private CompletableFuture<VenueAnswer> cancelOrders(long account) {
        return venue.submit(
                CommandBody.newBuilder()
                        .setCancelOrders(CancelOrders.newBuilder().setAccount(account))
                        .build());
    }
}
