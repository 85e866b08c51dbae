package org.bourse.risk.guard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.venue.ListingRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The sectors that assets are limited in. */
@Path("/api/v1/asset-sectors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Groups")
public class SectorResource {
    private static final Logger LOG = Logger.getLogger(SectorResource.class);
    private static final String NONE = "";

    private final MembershipRegister register;
    private final ListingRegister listings;
    private final Guard guard;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    SectorResource(
            MembershipRegister register, ListingRegister listings, Guard guard, Caller caller) {
        this.register = register;
        this.listings = listings;
        this.guard = guard;
        this.caller = caller;
    }

    /** All sectors. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listAssetSectors",
            summary = "The sectors that assets are limited in",
            description = "Assets of no sector are left out.")
    @APIResponse(responseCode = "200", description = "The sectors, in the order of listing")
    public SectorView.All list() {
        Map<Integer, ListedAsset> assets = listings.assetsByNumber();
        return new SectorView.All(
                register.sectors().entrySet().stream()
                        .map(entry ->
                                new SectorView(code(assets, entry.getKey()), entry.getValue()))
                        .toList());
    }

    private static String code(Map<Integer, ListedAsset> assets, int asset) {
        return Optional.ofNullable(assets.get(asset))
                .map(ListedAsset::code)
                .orElseGet(() -> Integer.toString(asset));
    }

    /** Puts an asset in one. */
    @PUT
    @Path("{asset}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "setAssetSector",
            summary = "Put an asset in a sector",
            description =
                    "It holds at once. Where it is in another one and a sector is limited, it"
                            + " waits until another risk manager approves it.")
    @APIResponse(
            responseCode = "200",
            description = "The asset is in the sector",
            content = @Content(schema = @Schema(implementation = SectorView.All.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for another risk manager",
            content = @Content(schema = @Schema(implementation = MembershipChangeView.class)))
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, SECTOR_INVALID")
    @APIResponse(responseCode = "404", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    public Response set(
            @Parameter(description = "Code of the asset", example = "BTC") @PathParam("asset")
                    String asset,
            @Nullable SectorRequest request) {
        if (request == null || request.sector() == null) {
            throw GuardRequests.refused(400, "FIELD_MISSING", "The sector is needed.", "sector");
        }
        String sector = request.sector();
        if (!GuardRequests.isName(sector)) {
            throw GuardRequests.refused(
                    400,
                    "SECTOR_INVALID",
                    "A sector is 1 to 32 capital letters, digits and underscores.",
                    "sector");
        }
        return change(asset, sector);
    }

    /** Takes one out. */
    @DELETE
    @Path("{asset}")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "removeAssetSector",
            summary = "Take an asset out of its sector",
            description =
                    "Where a sector is limited, it waits until another risk manager approves it.")
    @APIResponse(
            responseCode = "200",
            description = "The asset is in no sector",
            content = @Content(schema = @Schema(implementation = SectorView.All.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for another risk manager",
            content = @Content(schema = @Schema(implementation = MembershipChangeView.class)))
    @APIResponse(responseCode = "404", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    public Response remove(
            @Parameter(description = "Code of the asset", example = "BTC") @PathParam("asset")
                    String asset) {
        return change(asset, NONE);
    }

    private Response change(String code, String sector) {
        ListedAsset asset =
                Optional.ofNullable(listings.assetsByCode().get(code))
                        .orElseThrow(() ->
                                GuardRequests.refused(
                                        404, "ASSET_UNKNOWN", "There is no such asset.", "asset"));
        MembershipRegister.Answer answer =
                register.sector(asset.number(), sector, caller.subject(), clock.instant());
        if (answer instanceof MembershipRegister.Answer.Waits waits) {
            LOG.infof("sector change waits asset=%s sector=%s", code, sector);
            return Response.accepted(MembershipChangeView.of(waits.change(), code)).build();
        }
        if (answer instanceof MembershipRegister.Answer.OtherWaits) {
            throw GuardRequests.refused(
                    409, "CHANGE_PENDING", "Another change waits; decide it first.", "asset");
        }
        guard.refresh();
        LOG.infof("sector set asset=%s sector=%s", code, sector);
        return Response.ok(list()).build();
    }
}
