package org.bourse.stack.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.DemoUser;
import org.bourse.stack.service.BourseService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The kill switch: an account, a symbol or the whole venue takes no order any more, and"
                    + " what is open is cancelled. --release lets it trade again.",
            "Exit code 0: in force, 1: refused, 2: wrong usage, 3: it may be in force yet."
        })
final class KillCommand implements Callable<Integer> {
    private static final String TOKEN_VARIABLE = TradeCommand.TOKEN_VARIABLE;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable What what;

    /** One of them. */
    private static final class What {
        @Option(names = "--account", paramLabel = "ID", description = "An account, by its number.")
        private @Nullable String account;

        @Option(names = "--symbol", paramLabel = "SYMBOL", description = "For example BTC-USDT.")
        private @Nullable String symbol;

        @Option(names = "--venue", description = "All accounts and symbols.")
        private boolean venue;
    }

    @Option(names = "--release", description = "Trading goes on; nothing cancelled comes back.")
    private boolean release;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where matching-service is, with an operator's token in the variable "
                            + TOKEN_VARIABLE
                            + "; without it: the running stack.")
    private @Nullable URI url;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        What chosen = Objects.requireNonNull(what);
        URI given = url;
        if (given != null) {
            String token =
                    Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).orElseThrow(this::noToken);
            try (RestClient rest = new RestClient()) {
                return kill(chosen, rest, given, token);
            }
        }
        try (StackClient stack = RunningStack.attach(BourseCommand.home())) {
            return kill(
                    chosen,
                    stack.rest(),
                    stack.url(BourseService.MATCHING_SERVICE.serviceName()),
                    stack.token(DemoUser.OPERATOR.userName()));
        }
    }

    private ParameterException noToken() {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "an operator's token is needed with --url: set " + TOKEN_VARIABLE);
    }

    private int kill(What chosen, RestClient rest, URI matchingService, String token) {
        String admin = matchingService.toString().replaceAll("/+$", "") + "/api/v1/admin/";
        if (chosen.account != null) {
            String path = admin + "accounts/" + encoded(chosen.account) + "/state";
            ObjectNode state = state(release ? "ACTIVE" : "SUSPENDED");
            return put(rest, path, token, cancelling(state), "account " + chosen.account);
        }
        if (chosen.symbol != null) {
            return killSymbol(rest, admin, token, chosen.symbol);
        }
        ObjectNode halted = RestClient.json().createObjectNode().put("halted", !release);
        return put(rest, admin + "venue/state", token, cancelling(halted), "the venue");
    }

    /** A symbol that stands still takes no order; then its open ones are cancelled. */
    private int killSymbol(RestClient rest, String admin, String token, String symbol) {
        ObjectNode state = state(release ? "TRADING" : "HALTED");
        String path = admin + "symbols/" + encoded(symbol) + "/state";
        int code = put(rest, path, token, state, symbol);
        if (code != TradeCommand.DONE || release) {
            return code;
        }
        ObjectNode all = RestClient.json().createObjectNode().put("symbol", symbol);
        Reply reply = rest.post(URI.create(admin + "cancel-orders"), token, all);
        return told(reply, "the open orders of " + symbol + " are being cancelled");
    }

    private static ObjectNode state(String name) {
        return RestClient.json().createObjectNode().put("state", name);
    }

    private ObjectNode cancelling(ObjectNode body) {
        return release ? body : body.put("cancelOrders", true);
    }

    private int put(RestClient rest, String path, String token, ObjectNode body, String name) {
        long before = System.nanoTime();
        Reply reply = rest.put(URI.create(path), token, body);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        String said = release ? "%s trades again" : "%s takes no order any more";
        return told(reply, said.formatted(name) + String.format(Locale.ROOT, ", %d ms", millis));
    }

    private static int told(Reply reply, String done) {
        if (reply.status() == TradeCommand.ACCEPTED) {
            System.err.println("bourse: the venue did not answer in time; it may be in force yet");
            return TradeCommand.MAY_BE_DONE;
        }
        if (!reply.isSuccess()) {
            System.err.println("bourse: " + TradeCommand.problem(reply));
            return TradeCommand.REFUSED;
        }
        System.out.println(done);
        return TradeCommand.DONE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
