package org.bourse.marketdata.socket;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.login.Owner;
import org.bourse.marketdata.login.Tickets;
import org.bourse.marketdata.login.Tokens;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * Refuses connections that could not be served, and finds out whose they are: by a token among the
 * sub-protocols, as {@code bearer.TOKEN}, or by a ticket in the address. Beside either the address
 * may name one of their accounts.
 */
@ApplicationScoped
public class UpgradeGate implements HttpUpgradeCheck {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SLASH = Pattern.compile("/");
    private static final String TOKEN_PREFIX = "bearer.";
    private static final int TICKET_LENGTH_MAX = 100;

    private final Clients clients;
    private final MarketFeed feed;
    private final Tokens tokens;
    private final Tickets tickets;

    @Inject
    UpgradeGate(Clients clients, MarketFeed feed, Tokens tokens, Tickets tickets) {
        this.clients = clients;
        this.feed = feed;
        this.tokens = tokens;
        this.tickets = tickets;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!feed.live() || !clients.haveRoom()) {
            return CheckResult.rejectUpgrade(UNAVAILABLE);
        }
        HttpServerRequest request = context.httpRequest();
        Optional<List<StreamName>> streams = streams(request.getParam("streams"));
        if (streams.isEmpty()) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        Wire.remember(request.connection(), context.userData());
        String address = request.remoteAddress().hostAddress();
        Wire.remember(address, context.userData());
        Wire.remember(streams.get(), context.userData());
        OptionalLong account = account(request.getParam("accountId"));
        if (account.isEmpty()) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        Optional<String> token = token(request);
        if (token.isPresent()) {
            return permit(
                    tokens.verify(token.get(), address).map(Optional::of),
                    account.getAsLong(),
                    context);
        }
        String ticket = request.getParam("ticket");
        if (ticket == null) {
            // Who logs in later names the account then.
            return account.getAsLong() == 0
                    ? CheckResult.permitUpgrade()
                    : CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        return ticket.length() > TICKET_LENGTH_MAX
                ? CheckResult.rejectUpgrade(UNAUTHORIZED)
                : permit(tickets.redeem(ticket), account.getAsLong(), context);
    }

    /** The account named, 0 where none is. Empty when it is no account's number. */
    static OptionalLong account(@Nullable String text) {
        if (text == null) {
            return OptionalLong.of(0);
        }
        long account = Ids.parse(text);
        return account == 0 ? OptionalLong.empty() : OptionalLong.of(account);
    }

    private static Uni<CheckResult> permit(
            Uni<Optional<Owner>> found, long account, HttpUpgradeContext context) {
        return found.chain(
                        owner -> {
                            if (owner.isEmpty()) {
                                return CheckResult.rejectUpgrade(UNAUTHORIZED);
                            }
                            Wire.remember(owner.get().of(account), context.userData());
                            return CheckResult.permitUpgrade();
                        })
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> CheckResult.rejectUpgrade(UNAUTHORIZED))
                .onFailure()
                .recoverWithUni(() -> CheckResult.rejectUpgrade(UNAVAILABLE));
    }

    /** Names separated by slashes. Empty when one of them is none. */
    static Optional<List<StreamName>> streams(@Nullable String text) {
        if (text == null) {
            return Optional.of(List.of());
        }
        List<StreamName> streams =
                SLASH.splitAsStream(text).flatMap(it -> StreamName.parse(it).stream()).toList();
        return streams.size() == SLASH.split(text, -1).length
                ? Optional.of(streams)
                : Optional.empty();
    }

    private static Optional<String> token(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(header -> COMMA.splitAsStream(header))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(TOKEN_PREFIX))
                .map(protocol -> protocol.substring(TOKEN_PREFIX.length()))
                .findFirst();
    }
}
