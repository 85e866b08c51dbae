package org.bourse.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.ProcessState;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.service.BourseService;

/**
 * Has a service build the tables it keeps of a topic's events anew: tells it so in its
 * configuration and lets it start again. Everything else goes on meanwhile.
 */
public final class Rebuild {
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final StackClient stack;

    /** Of a running stack. */
    public Rebuild(StackClient stack) {
        this.stack = stack;
    }

    /**
     * Returns when the tables are where they were.
     *
     * @throws StackException when the service keeps no such tables, or fails
     */
    public void run(BourseService service) {
        List<String> topics = service.projectedTopics();
        if (topics.isEmpty()) {
            throw new StackException(
                    service.serviceName() + " keeps no tables that follow from a topic");
        }
        topics.forEach(topic -> run(service, topic));
    }

    private void run(BourseService service, String topic) {
        ProcessRecord before = record(service);
        stack.overrides(service.serviceName())
                .set("bourse.projection.rebuild", topic + ":" + Instant.now());
        before.signal("TERM");
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (!isRebuilt(service, before)) {
            if (System.nanoTime() - deadline > 0) {
                throw new StackException(
                        service.serviceName()
                                + " is not through after "
                                + WITHIN.toMinutes()
                                + " min");
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted; the rebuild goes on", e);
            }
        }
    }

    private boolean isRebuilt(BourseService service, ProcessRecord before) {
        ProcessRecord now = record(service);
        if (now.state() == ProcessState.FAILED) {
            throw new StackException(service.serviceName() + " failed; see its log");
        }
        if (now.state() != ProcessState.READY || now.pid() == before.pid() || now.pid() == 0) {
            return false;
        }
        URI health = stack.managementUrl(service.serviceName()).resolve("/q/health/ready");
        Reply reply = stack.rest().get(health, "");
        for (JsonNode check : reply.body().path("checks")) {
            if (check.path("name").asText().equals("projections")) {
                return !check.path("data").path("rebuilding").asBoolean(true);
            }
        }
        return false;
    }

    private ProcessRecord record(BourseService service) {
        return stack.state()
                .find(service.serviceName())
                .orElseThrow(() -> new StackException(service.serviceName() + " does not run"));
    }
}
