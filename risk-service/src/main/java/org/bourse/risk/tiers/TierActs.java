package org.bourse.risk.tiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditRegister;

/**
 * Enters in the audit log what the runs decide: each change before the venue is asked for it, and
 * what it answered. Who is asked again for want of an answer is not entered again.
 */
final class TierActs {
    private static final String SUBJECT = "risk-service";

    private final AuditRegister audit;
    private final Set<Change> unanswered = new HashSet<>();
    private final List<Act> answers = new ArrayList<>();

    TierActs(AuditRegister audit) {
        this.audit = audit;
    }

    /**
     * The tier an account belongs in.
     *
     * @param day of the run, since 1970
     */
    record Change(int day, long account, int tier) {}

    /** These will be sent. */
    void request(List<Change> changes) {
        List<Change> others = changes.stream().filter(it -> !unanswered.contains(it)).toList();
        if (!others.isEmpty()) {
            audit.append(
                    others.stream()
                            .map(it -> act(Act.Kind.FEE_TIER_REQUESTED, it, Map.of()))
                            .toList());
            unanswered.removeIf(it -> it.day() != others.getFirst().day());
            unanswered.addAll(others);
        }
    }

    void set(Change change) {
        answers.add(act(Act.Kind.FEE_TIER_SET, change, Map.of()));
        unanswered.remove(change);
    }

    void refused(Change change, String code) {
        answers.add(act(Act.Kind.FEE_TIER_REFUSED, change, Map.of("code", code)));
        unanswered.remove(change);
    }

    /** Enters the answers there were; those that cannot be are entered by a later call. */
    void enterAnswers() {
        if (!answers.isEmpty()) {
            audit.append(answers);
            answers.clear();
        }
    }

    private static Act act(Act.Kind kind, Change change, Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("day", LocalDate.ofEpochDay(change.day()).toString());
        details.put("tier", Integer.toString(change.tier()));
        String object = "account " + Ids.print(change.account());
        return new Act(kind, SUBJECT, object, details, Instant.now());
    }
}
