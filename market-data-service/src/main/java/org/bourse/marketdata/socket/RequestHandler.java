package org.bourse.marketdata.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.stream.StreamName;

/** Does what clients ask for. One request of a client at a time. */
@ApplicationScoped
class RequestHandler {
    private final MarketFeed feed;
    private final SocketConfig config;
    private final RequestReader reader = new RequestReader();

    @Inject
    RequestHandler(MarketFeed feed, SocketConfig config) {
        this.feed = feed;
        this.config = config;
    }

    void handle(String text, Client client) {
        switch (reader.read(text)) {
            case ClientRequest.Subscribe it -> subscribe(it, client);
            case ClientRequest.Unsubscribe it -> unsubscribe(it, client);
            case ClientRequest.ListSubscriptions it ->
                    client.offer(Replies.streams(client.streams(), it.idJson()));
            case ClientRequest.Ping it -> client.offer(Replies.pong(it.idJson()));
            case ClientRequest.Refused it -> client.offer(Replies.error(it.error(), it.idJson()));
        }
    }

    private void subscribe(ClientRequest.Subscribe request, Client client) {
        MarketBoard board = feed.board();
        if (!feed.live()) {
            client.offer(Replies.error(RequestError.NOT_READY, request.idJson()));
            return;
        }
        if (board.unknown(request.streams()).isPresent()) {
            client.offer(Replies.error(RequestError.UNKNOWN_STREAM, request.idJson()));
            return;
        }
        Set<StreamName> all = new LinkedHashSet<>(client.streams());
        all.addAll(request.streams());
        if (all.size() > config.subscriptionsMax()) {
            client.offer(Replies.error(RequestError.TOO_MANY_SUBSCRIPTIONS, request.idJson()));
            return;
        }
        client.streams().addAll(request.streams());
        client.offer(Replies.done(request.idJson()));
        board.subscribe(request.streams(), client);
        if (client.isClosed()) {
            board.leave(client);
        }
    }

    private void unsubscribe(ClientRequest.Unsubscribe request, Client client) {
        feed.board().unsubscribe(request.streams(), client);
        request.streams().forEach(client.streams()::remove);
        client.offer(Replies.done(request.idJson()));
    }
}
