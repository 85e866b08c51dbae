package org.bourse.risk.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;

/** What the audit log is told of one request to set limits. */
final class LimitActs {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String subject;
    private final String object;
    private final String request;

    LimitActs(String subject, long account, LimitsRequest request) {
        this.subject = subject;
        object = "account " + Ids.print(account);
        try {
            this.request = JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    Act act(Act.Kind kind) {
        return new Act(kind, subject, object, Map.of("request", request), Instant.now());
    }

    /** About the request while it waits for, or after, another person's decision. */
    Act ofChange(Act.Kind kind, long number, Instant time) {
        return new Act(
                kind,
                subject,
                object,
                Map.of("request", request, "change", Ids.print(number)),
                time);
    }

    /** Nothing was changed, for this reason. */
    Act refused(String code) {
        return new Act(
                Act.Kind.LIMITS_REFUSED,
                subject,
                object,
                Map.of("request", request, "code", code),
                Instant.now());
    }
}
