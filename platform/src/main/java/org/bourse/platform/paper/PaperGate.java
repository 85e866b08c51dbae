package org.bourse.platform.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.KeyAuthentication;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Passes a request whose caller's account trades on paper on to the same service of the paper
 * venue, as it is, after its token or signature was verified here; it is verified there again. All
 * else is answered here. A header says which of both answered.
 */
@ApplicationScoped
public class PaperGate {
    /** On all answers of a service that knows a paper venue: {@code live} or {@code paper}. */
    public static final String VENUE = "Bourse-Venue";

    private static final Logger LOG = Logger.getLogger(PaperGate.class);
    private static final String API = "/api/v1/";

    /** Says where an account trades, so it is answered here in either case. */
    private static final String MODE = API + "accounts/mode";

    /** Good at both venues, so they are made at the live one. */
    private static final String API_KEYS = API + "api-keys";

    /** Just behind the framework's authentication and authorization, which have 200 and 100. */
    private static final int PRIORITY = 90;

    private static final Problem AWAY =
            Problem.of(
                    503,
                    "PAPER_VENUE_UNAVAILABLE",
                    "The paper venue does not answer; the request may or may not be carried out.");

    private final Vertx vertx;
    private final PaperVenueConfig config;
    private final Optional<TlsConfiguration> tls;
    private final Function<RoutingContext, Uni<Optional<String>>> subjects;
    private final Predicate<String> isOnPaper;
    private final Buffer away;

    @Inject
    public PaperGate(
            Vertx vertx,
            PaperVenueConfig config,
            Instance<AccountDirectory> directory,
            TlsConfigurationRegistry certificates,
            ObjectMapper json)
            throws JsonProcessingException {
        this(
                vertx,
                config,
                config.tlsConfigurationName().map(name -> named(certificates, name)),
                PaperGate::subject,
                subject ->
                        directory
                                .get()
                                .ofSubject(subject)
                                .map(DirectoryEntry::getPaper)
                                .orElse(false),
                json);
    }

    PaperGate(
            Vertx vertx,
            PaperVenueConfig config,
            Optional<TlsConfiguration> tls,
            Function<RoutingContext, Uni<Optional<String>>> subjects,
            Predicate<String> isOnPaper,
            ObjectMapper json)
            throws JsonProcessingException {
        this.vertx = vertx;
        this.config = config;
        this.tls = tls;
        this.subjects = subjects;
        this.isOnPaper = isOnPaper;
        away = Buffer.buffer(json.writeValueAsBytes(AWAY));
    }

    private static TlsConfiguration named(TlsConfigurationRegistry certificates, String name) {
        return certificates
                .get(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "bourse.paper-venue.tls-configuration-name=%1$s, but there is no quarkus.tls.%1$s"
                                        .formatted(name)));
    }

    /** Whose token or key it is; nobody's where there is none, or none that is good. */
    private static Uni<Optional<String>> subject(RoutingContext context) {
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .map(identity ->
                        identity.getPrincipal() instanceof JsonWebToken token
                                ? Optional.ofNullable(token.getSubject())
                                : Optional.<String>empty());
    }

    void register(@Observes Filters filters) {
        config.url()
                .ifPresent(url -> {
                    HttpProxy proxy = proxy(url);
                    filters.register(context -> route(context, proxy), PRIORITY);
                });
    }

    HttpProxy proxy(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        HttpClientOptions options = new HttpClientOptions();
        tls.ifPresent(certificates -> TlsConfigUtils.configure(options, certificates));
        options.setSsl(url.getScheme().equals("https"))
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setIdleTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return HttpProxy.reverseProxy(vertx.createHttpClient(options))
                .origin(port, url.getHost())
                .addInterceptor(new Answers());
    }

    void route(RoutingContext context, HttpProxy proxy) {
        String path = context.normalizedPath();
        MultiMap headers = context.request().headers();
        boolean isAsked =
                headers.contains(HttpHeaders.AUTHORIZATION)
                        || headers.contains(KeyAuthentication.KEY);
        if (!isAsked || !path.startsWith(API) || path.equals(MODE) || path.startsWith(API_KEYS)) {
            live(context);
            return;
        }
        subjects.apply(context)
                // Whoever is asked next refuses the token in the usual words.
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(subject -> subject.filter(isOnPaper).isPresent())
                .subscribe()
                .with(
                        isPassedOn -> {
                            if (isPassedOn) {
                                proxy.handle(context.request());
                            } else {
                                live(context);
                            }
                        },
                        context::fail);
    }

    private static void live(RoutingContext context) {
        context.response().putHeader(VENUE, "live");
        context.next();
    }

    /** Marks what the paper venue answered, and answers in its place while it is away. */
    private final class Answers implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest()
                    .recover(failure -> {
                        LOG.warnf("paper venue away: %s", failure.toString());
                        return Future.succeededFuture(
                                context.request()
                                        .release()
                                        .response()
                                        .setStatusCode(AWAY.status())
                                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                                        .putHeader(HttpHeaders.RETRY_AFTER, "1")
                                        .setBody(Body.body(away)));
                    });
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            context.response().putHeader(VENUE, "paper");
            return context.sendResponse();
        }
    }
}
