package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.server.DemoUser;
import org.bourse.stack.service.BourseService;

/**
 * Asks the ledger whether everything that was deposited is still somewhere. It is asked until it
 * has stopped moving, so that the whole of what was traded is counted.
 */
final class Conservation {

    private static final int QUESTIONS_MAX = 60;
    private static final long PAUSE_MILLIS = 500;

    private Conservation() {}

    /** What is broken; empty when all is conserved. */
    static List<String> complaints(StackClient stack) {
        URI address =
                stack.url(BourseService.PORTFOLIO_SERVICE.serviceName())
                        .resolve("/api/v1/conservation");
        String auditor = stack.token(DemoUser.AUDITOR.userName());
        String sumsBefore = "";
        Reply reply = stack.rest().get(address, auditor);
        for (int i = 0; i < QUESTIONS_MAX; i++) {
            String sums = reply.body().path("assets").toString();
            if (reply.isSuccess() && sums.equals(sumsBefore)) {
                break;
            }
            sumsBefore = sums;
            pause();
            reply = stack.rest().get(address, auditor);
        }
        return judge(reply);
    }

    private static List<String> judge(Reply reply) {
        if (!reply.isSuccess()) {
            return List.of("the ledger does not answer: " + reply.status());
        }
        if (reply.body().path("ok").asBoolean()) {
            return List.of();
        }
        List<String> broken = new ArrayList<>();
        for (JsonNode asset : reply.body().path("assets")) {
            String difference = asset.path("difference").asText();
            if (!difference.equals("0")) {
                broken.add(asset.path("asset").asText() + " differs by " + difference);
            }
        }
        long mismatches = reply.body().path("mismatches").asLong();
        if (mismatches > 0) {
            broken.add(mismatches + " balances are not the sum of their postings");
        }
        return broken.isEmpty() ? List.of(reply.body().toString()) : broken;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
