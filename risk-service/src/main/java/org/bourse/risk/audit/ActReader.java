package org.bourse.risk.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.v1.AdministrativeAct;

/** Records of the topic acts as acts to be entered. */
final class ActReader {
    private ActReader() {}

    /**
     * The act of a record.
     *
     * @param time when it is entered; that of the record is among the details
     * @throws IllegalArgumentException when this build does not know its phase
     */
    static Act read(AdministrativeAct record, Instant time) {
        Map<String, String> details = new TreeMap<>();
        details.put("actId", record.getActId());
        details.put("at", Instant.EPOCH.plus(record.getAtMicros(), ChronoUnit.MICROS).toString());
        Act.Kind kind =
                switch (record.getPhase()) {
                    case ASKED -> {
                        describe(record, details);
                        yield Act.Kind.ACT_ASKED;
                    }
                    case ANSWERED -> {
                        details.put("status", Integer.toString(record.getStatus()));
                        yield Act.Kind.ACT_ANSWERED;
                    }
                    case ACT_PHASE_UNSPECIFIED, UNRECOGNIZED ->
                            throw new IllegalArgumentException("phase=" + record.getPhaseValue());
                };
        String object = record.getService() + " " + record.getMethod() + " " + record.getPath();
        return new Act(kind, record.getSubject(), object, details, time);
    }

    private static void describe(AdministrativeAct record, Map<String, String> details) {
        if (!record.getIdempotencyKey().isEmpty()) {
            details.put("idempotencyKey", record.getIdempotencyKey());
        }
        if (!record.getBody().isEmpty()) {
            details.put("body", record.getBody());
        }
        if (record.getBodyLength() > 0) {
            details.put("bodyLength", Integer.toString(record.getBodyLength()));
            details.put("bodySha256", record.getBodySha256());
        }
    }
}
