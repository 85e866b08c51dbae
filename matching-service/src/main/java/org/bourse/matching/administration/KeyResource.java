package org.bourse.matching.administration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.administration.VenueConfiguration.KeyUse;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.platform.act.Audited;
import org.bourse.platform.log.LogConfig;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The keys that sign commands. Their secrets are configured, never sent. */
@Path("/api/v1/admin/keys/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;
    private final VenueHost host;
    private final int ownKey;

    @Inject
    public KeyResource(
            VenueConfiguration configuration,
            AdministrationCommands commands,
            AuditLog audit,
            VenueHost host,
            LogConfig log) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
        this.host = host;
        ownKey = log.keyId();
    }

    /**
     * What a key is to be activated for.
     *
     * @param writers RUNNER, ADMINISTRATION, ORDER_ENTRY, FUNDING, RISK, MARKET_DATA
     */
    public record KeyRequest(@Nullable List<@Nullable String> writers) {}

    /** An active key. */
    @RegisterForReflection
    public record KeyView(int id, Set<String> writers) {}

    /** 201 when it speaks for more writers from now on, 200 when it already did for all. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response activate(@PathParam("id") int id, @Nullable KeyRequest request) {
        Set<Writer> writers = read(request);
        return audit.record("ACTIVATE_KEY", id + ":" + writers, activate(id, writers));
    }

    static Set<Writer> read(@Nullable KeyRequest request) {
        if (request == null || request.writers() == null || request.writers().isEmpty()) {
            throw AdministrationAnswers.malformed("writers", "A key speaks for some writer.");
        }
        Set<Writer> writers = EnumSet.noneOf(Writer.class);
        for (String name : request.writers()) {
            writers.add(writer(name));
        }
        return writers;
    }

    private static Writer writer(@Nullable String name) {
        for (Writer writer : Writer.values()) {
            if (writer != Writer.WRITER_UNSPECIFIED
                    && writer != Writer.UNRECOGNIZED
                    && writer.name().equals(name)) {
                return writer;
            }
        }
        throw AdministrationAnswers.malformed("writers", "There is no such writer.");
    }

    private Response activate(int id, Set<Writer> writers) {
        if (!host.holdsSecret(id)) {
            return Problem.of(
                            409,
                            "KEY_SECRET_MISSING",
                            "This service has no secret of the key; it could not verify it.")
                    .toResponse();
        }
        if (configuration.key(id).orElse(null) instanceof KeyUse.Active(Set<Writer> known)
                && known.containsAll(writers)) {
            return Response.ok(view(id)).build();
        }
        CommandBody body =
                CommandBody.newBuilder()
                        .setActivateKey(
                                ActivateKey.newBuilder().setKeyId(id).addAllWriters(writers))
                        .build();
        return switch (commands.submit(body)) {
            case Verdict.Done _ ->
                    Response.status(Response.Status.CREATED).entity(view(id)).build();
            case Verdict.Refused(RejectCode code) -> AdministrationAnswers.refused(code);
            case Verdict.Unknown(var request) -> AdministrationAnswers.pending(request);
            case Verdict.NotSent() -> AdministrationAnswers.notReady();
        };
    }

    private KeyView view(int id) {
        Set<String> writers = new TreeSet<>();
        if (configuration.key(id).orElse(null) instanceof KeyUse.Active(Set<Writer> known)) {
            known.forEach(writer -> writers.add(writer.name()));
        }
        return new KeyView(id, writers);
    }

    /** 204 when it speaks for nobody any more, for ever. */
    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response revoke(@PathParam("id") int id) {
        return audit.record("REVOKE_KEY", Integer.toString(id), revokeKnown(id));
    }

    private Response revokeKnown(int id) {
        if (id == ownKey) {
            return Problem.of(
                            409,
                            "KEY_IN_USE",
                            "This service signs with the key; without it time would stop.")
                    .toResponse();
        }
        KeyUse use = configuration.key(id).orElse(null);
        if (use == null) {
            return Problem.of(404, "NOT_FOUND", "There is no such key.").toResponse();
        }
        if (use instanceof KeyUse.Revoked) {
            return Response.noContent().build();
        }
        CommandBody body =
                CommandBody.newBuilder().setRevokeKey(RevokeKey.newBuilder().setKeyId(id)).build();
        return switch (commands.submit(body)) {
            case Verdict.Done _ -> Response.noContent().build();
            case Verdict.Refused(RejectCode code) -> AdministrationAnswers.refused(code);
            case Verdict.Unknown(var request) -> AdministrationAnswers.pending(request);
            case Verdict.NotSent() -> AdministrationAnswers.notReady();
        };
    }
}
