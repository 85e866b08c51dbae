package org.bourse.marketdata.socket;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.marketdata.account.AccountStreams;
import org.bourse.marketdata.account.AlertBoard;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.feed.AccountFeed;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.login.Owner;
import org.bourse.marketdata.login.Tokens;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.platform.directory.AccountDirectory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what clients ask for. One request of a client at a time, on a thread that may wait. */
@ApplicationScoped
class RequestHandler {
    private static final Logger LOG = Logger.getLogger(RequestHandler.class);

    private final MarketFeed market;
    private final AccountFeed accounts;
    private final AccountDirectory directory;
    private final Tokens tokens;
    private final SocketConfig config;
    private final RequestReader reader = new RequestReader();

    @Inject
    RequestHandler(
            MarketFeed market,
            AccountFeed accounts,
            AccountDirectory directory,
            Tokens tokens,
            SocketConfig config) {
        this.market = market;
        this.accounts = accounts;
        this.directory = directory;
        this.tokens = tokens;
        this.config = config;
    }

    /**
     * Does what a client asks for, and answers.
     *
     * @param address from where it comes, where that is known
     */
    void handle(String text, Client client, @Nullable String address) {
        switch (reader.read(text)) {
            case ClientRequest.Subscribe it -> subscribe(it, client);
            case ClientRequest.Unsubscribe it -> unsubscribe(it, client);
            case ClientRequest.ListSubscriptions it ->
                    client.offer(Replies.streams(client.streams(), it.idJson()));
            case ClientRequest.Login it -> login(it, client, address);
            case ClientRequest.Ping it -> client.offer(Replies.pong(it.idJson()));
            case ClientRequest.Refused it -> client.offer(Replies.error(it.error(), it.idJson()));
        }
    }

    private void subscribe(ClientRequest.Subscribe request, Client client) {
        Optional<RequestError> refusal = refusal(request, client);
        if (refusal.isPresent()) {
            client.offer(Replies.error(refusal.get(), request.idJson()));
            return;
        }
        List<StreamName> resumed = new ArrayList<>();
        List<StreamName> anew = new ArrayList<>();
        for (StreamName stream : request.streams()) {
            Long lastId = request.resume().get(stream);
            // What is on its way of a stream he has already cannot be told from what is resumed.
            boolean had = lastId != null && unsubscribe(stream, client);
            client.streams().add(stream);
            if (lastId != null) {
                (!had && resume(stream, lastId, client) ? resumed : anew).add(stream);
            }
        }
        client.offer(
                request.resume().isEmpty()
                        ? Replies.done(request.idJson())
                        : Replies.resumed(resumed, anew, request.idJson()));
        for (StreamName stream : request.streams()) {
            if (!resumed.contains(stream)) {
                subscribe(stream, client);
            }
        }
        if (client.isClosed()) {
            left(client);
        }
    }

    /** What stands against it; the account's number is known when nothing does. */
    private Optional<RequestError> refusal(ClientRequest.Subscribe request, Client client) {
        if (!market.live() || !accounts.live() || !directory.caughtUp()) {
            return Optional.of(RequestError.NOT_READY);
        }
        List<StreamName> ofSymbols =
                request.streams().stream().filter(stream -> !stream.kind().ofAccount()).toList();
        if (market.board().unknown(ofSymbols).isPresent()) {
            return Optional.of(RequestError.UNKNOWN_STREAM);
        }
        if (ofSymbols.size() < request.streams().size()) {
            if (client.owner().isEmpty()) {
                return Optional.of(RequestError.LOGIN_NEEDED);
            }
            if (request.streams().stream()
                    .filter(stream -> stream.kind().ofAccount())
                    .anyMatch(stream -> account(stream, client).isEmpty())) {
                return Optional.of(RequestError.ACCOUNT_UNKNOWN);
            }
        }
        Set<StreamName> all = new LinkedHashSet<>(client.streams());
        all.addAll(request.streams());
        return all.size() > config.subscriptionsMax()
                ? Optional.of(RequestError.TOO_MANY_SUBSCRIPTIONS)
                : Optional.empty();
    }

    /** Whose stream it is: the client's account, or all where he may see all. */
    private Optional<Long> account(StreamName stream, Client client) {
        Optional<Owner> owner = client.owner();
        if (stream.kind() == StreamKind.ALERTS && owner.filter(Owner::supervises).isPresent()) {
            return Optional.of(AlertBoard.ALL);
        }
        return owner.flatMap(it ->
                        it.account() == 0
                                ? directory.ofSubject(it.subject())
                                : directory.ownedBy(it.subject(), it.account()))
                .map(DirectoryEntry::getAccount);
    }

    private boolean resume(StreamName stream, long lastId, Client client) {
        if (stream.kind().ofAccount()) {
            return accounts.streams(stream.kind())
                    .resume(stream.kind(), account(stream, client).orElseThrow(), lastId, client);
        }
        client.goOn(stream);
        return market.board().resume(stream, lastId, client);
    }

    private void subscribe(StreamName stream, Client client) {
        if (stream.kind().ofAccount()) {
            accounts.streams(stream.kind())
                    .subscribe(stream.kind(), account(stream, client).orElseThrow(), client);
        } else {
            market.board().subscribe(stream, client);
        }
    }

    private void unsubscribe(ClientRequest.Unsubscribe request, Client client) {
        request.streams().forEach(stream -> unsubscribe(stream, client));
        client.offer(Replies.done(request.idJson()));
    }

    /** False when he had not subscribed to it. */
    private boolean unsubscribe(StreamName stream, Client client) {
        if (!client.streams().remove(stream)) {
            return false;
        }
        if (stream.kind().ofAccount()) {
            AccountStreams board = accounts.streams(stream.kind());
            account(stream, client).ifPresent(it -> board.unsubscribe(stream.kind(), it, client));
        } else {
            MarketBoard board = market.board();
            board.unsubscribe(stream, client);
            client.leave(stream);
        }
        return true;
    }

    /** The client is gone. */
    void left(Client client) {
        market.board().leave(client);
        accounts.leave(client);
    }

    /**
     * A token of the same subject, with the same rights, takes the place of the one before. The
     * account stays the same: streams that are subscribed to go on.
     */
    private void login(ClientRequest.Login request, Client client, @Nullable String address) {
        client.offer(
                refusedLogin(request, client, address)
                        .map(error -> Replies.error(error, request.idJson()))
                        .orElse(Replies.done(request.idJson())));
    }

    private Optional<RequestError> refusedLogin(
            ClientRequest.Login request, Client client, @Nullable String address) {
        long account = request.account().orElse(client.owner().map(Owner::account).orElse(0L));
        Owner owner;
        try {
            owner = tokens.verify(request.token(), address).await().indefinitely().of(account);
        } catch (AuthenticationFailedException e) {
            return Optional.of(RequestError.LOGIN_FAILED);
        } catch (RuntimeException e) {
            LOG.warn("tokens cannot be verified", e);
            return Optional.of(RequestError.LOGIN_AWAY);
        }
        boolean ofAnother = client.owner().filter(it -> !it.isSameAs(owner)).isPresent();
        if (ofAnother) {
            return Optional.of(RequestError.LOGIN_OF_ANOTHER);
        }
        client.login(owner);
        return Optional.empty();
    }
}
