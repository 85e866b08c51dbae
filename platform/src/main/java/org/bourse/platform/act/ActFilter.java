package org.bourse.platform.act;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the topic of {@link Audited} requests of staff. It comes behind the authorisation: what is
 * refused to a role is no act.
 */
@Audited
@Provider
public class ActFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final int BODY_BYTES_MAX = 4_096;

    private static final Logger LOG = Logger.getLogger(ActFilter.class);
    private static final String ASKED = ActFilter.class.getName();
    private static final int KEY_LENGTH_MAX = 64;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Problem UNAVAILABLE =
            Problem.of(
                    503, "AUDIT_UNAVAILABLE", "The audit log takes nothing now; nothing was done.");

    private final ActPublisher publisher;
    private final Caller caller;
    private final RoutingContext http;
    private final String service;

    /** Of the request that is asked about. */
    @Context
    @SuppressWarnings("NullAway.Init") // set by the framework
    ResourceInfo resource;

    @Inject
    ActFilter(
            ActPublisher publisher,
            Caller caller,
            RoutingContext http,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.caller = caller;
        this.http = http;
        this.service = service;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (Roles.STAFF.stream().noneMatch(caller::hasRole)) {
            return;
        }
        // Asked for here and not in a method of its own: so Quarkus sees it, for native images.
        Audited audited = resource.getResourceMethod().getAnnotation(Audited.class);
        AdministrativeAct asked = asked(request, audited.body());
        if (publisher.publish(asked)) {
            request.setProperty(ASKED, asked);
        } else {
            request.abortWith(UNAVAILABLE.toResponse());
        }
    }

    private AdministrativeAct asked(ContainerRequestContext request, boolean withBody)
            throws IOException {
        AdministrativeAct.Builder act =
                publisher.asked(
                        service,
                        caller.subject(),
                        request.getMethod(),
                        UNPRINTABLE.matcher(http.request().uri()).replaceAll("?"));
        String key = request.getHeaderString("Idempotency-Key");
        if (key != null) {
            act.setIdempotencyKey(key.substring(0, Math.min(KEY_LENGTH_MAX, key.length())));
        }
        if (withBody) {
            byte[] body = request.getEntityStream().readAllBytes();
            if (body.length > 0) {
                request.setEntityStream(new ByteArrayInputStream(body));
                enter(body, act);
            }
        }
        return act.build();
    }

    private static void enter(byte[] body, AdministrativeAct.Builder act) {
        if (body.length <= BODY_BYTES_MAX) {
            try {
                // A new decoder refuses what is no UTF-8.
                act.setBody(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(body))
                                .toString());
                return;
            } catch (CharacterCodingException _) {
                LOG.debugf("body that is no text act=%s", act.getActId());
            }
        }
        act.setBodyLength(body.length).setBodySha256(HexFormat.of().formatHex(sha256(body)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ASKED) instanceof AdministrativeAct asked) {
            publisher.answer(asked, response.getStatus());
        }
    }
}
