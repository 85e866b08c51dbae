package org.bourse.stack.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.DemoUser;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.trade.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        description = {
            "Trades by hand: at the running stack as one of its users, or anywhere with --url.",
            "Exit code 0: done, 1: refused or not there, 2: wrong usage, 3: it may be done yet."
        },
        subcommands = {
            TradeBuyCommand.class,
            TradeSellCommand.class,
            TradeCancelCommand.class,
            TradeOrdersCommand.class,
            TradeBookCommand.class,
            TradeTailCommand.class,
        })
final class TradeCommand implements Runnable {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int MAY_BE_DONE = 3;

    static final String TOKEN_VARIABLE = "BOURSE_TOKEN";
    static final int ACCEPTED = 202;
    private static final String UNKNOWN = "OUTCOME_UNKNOWN";

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where order-service is; without it: the running stack.")
    private @Nullable URI url;

    @Option(
            names = "--market-data-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "With --url: where market-data-service is, if not there too.")
    private @Nullable URI marketDataUrl;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            description = "An access token; better in the variable " + TOKEN_VARIABLE + ".")
    private @Nullable String token;

    @Option(
            names = "--user",
            paramLabel = "USER",
            scope = ScopeType.INHERIT,
            description = "A user of the running stack (without a token: alice).")
    private @Nullable String user;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print what the services answer.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    boolean json() {
        return json;
    }

    /** The services to ask. */
    Desk desk() {
        URI given = url;
        if (given != null) {
            if (user != null) {
                throw usage("--user is one of the running stack; --url needs a token");
            }
            URI marketData = marketDataUrl == null ? given : marketDataUrl;
            return new Desk(new RestClient(), given, marketData, this::givenTokenOrUsage);
        }
        StackClient stack = RunningStack.attach(BourseCommand.home());
        return new Desk(
                stack.rest(),
                stack.url(BourseService.ORDER_SERVICE.serviceName()),
                stack.url(BourseService.MARKET_DATA_SERVICE.serviceName()),
                tokens(stack));
    }

    /** Whether there is somebody to trade as. */
    boolean hasToken() {
        return url == null || givenToken().isPresent();
    }

    private Supplier<String> tokens(StackClient stack) {
        Optional<String> given = user == null ? givenToken() : Optional.empty();
        String name = Objects.requireNonNullElse(user, DemoUser.ALICE.userName());
        return () -> given.orElseGet(() -> stack.token(name));
    }

    private Optional<String> givenToken() {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(System.getenv(TOKEN_VARIABLE)));
    }

    private String givenTokenOrUsage() {
        return givenToken()
                .orElseThrow(() -> usage("a token is needed with --url: set " + TOKEN_VARIABLE));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /**
     * Prints an answer, or what was wrong.
     *
     * @param text of a successful answer, with its line break
     * @return the exit code
     */
    int show(Reply reply, Function<JsonNode, String> text) {
        JsonNode body = reply.body();
        if (json) {
            System.out.println(body);
        } else if (reply.status() == ACCEPTED) {
            System.out.printf(
                    "not decided in time, it may be done yet; ask for %s%n",
                    body.path("location").asText());
        } else if (reply.isSuccess()) {
            System.out.print(text.apply(body));
        } else {
            System.err.println("bourse: " + problem(reply));
        }
        if (reply.status() == ACCEPTED || body.path("code").asText().equals(UNKNOWN)) {
            return MAY_BE_DONE;
        }
        return reply.isSuccess() ? DONE : REFUSED;
    }

    /** What an answer refuses, and why. */
    static String problem(Reply reply) {
        JsonNode body = reply.body();
        String field = body.path("field").asText("");
        return "%d %s: %s%s"
                .formatted(
                        reply.status(),
                        body.path("code").asText("no code"),
                        body.path("detail").asText("the service said no more"),
                        field.isEmpty() ? "" : " (" + field + ")");
    }
}
