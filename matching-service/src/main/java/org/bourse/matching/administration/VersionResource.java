package org.bourse.matching.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.Venue;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The version of commands, events and rules that is in force. Every process of the venue, and every
 * reader of its events, must run a build that has the next one before it is activated: one that has
 * not ends.
 */
@Path("/api/v1/admin/venue/version")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public VersionResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * The version to be in force.
     *
     * @param contractVersion exactly the next one
     */
    public record VersionRequest(@Nullable Integer contractVersion) {}

    /**
     * As it is now.
     *
     * @param contractVersion in force
     * @param newest that this process has
     */
    public record VersionView(int contractVersion, int newest) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public VersionView version() {
        return new VersionView(configuration.contractVersion(), Venue.CONTRACT_VERSION);
    }

    /** 200 when it is in force, also when it was before. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response activate(@Nullable VersionRequest request) {
        VersionRequest present = Fields.required("contractVersion", request);
        int wanted = Fields.required("contractVersion", present.contractVersion());
        return audit.record("ACTIVATE_VERSION", Integer.toString(wanted), activate(wanted));
    }

    private Response activate(int wanted) {
        if (wanted == configuration.contractVersion()) {
            return Response.ok(version()).build();
        }
        if (wanted > Venue.CONTRACT_VERSION) {
            // In the log it would end every process of this build, in each of its lives.
            return AdministrationAnswers.refused(RejectCode.VERSION_INVALID);
        }
        CommandBody body =
                CommandBody.newBuilder()
                        .setActivateVersion(ActivateVersion.newBuilder().setContractVersion(wanted))
                        .build();
        return AdministrationAnswers.of(
                commands.submit(body), said -> Response.ok(version()).build());
    }
}
