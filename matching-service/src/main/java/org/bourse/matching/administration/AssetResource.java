package org.bourse.matching.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The venue's assets. */
@Path("/api/v1/admin/assets")
@Produces(MediaType.APPLICATION_JSON)
public class AssetResource {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");
    private static final int SCALE_MAX = 8;
    private static final int TRIES_MAX = 5;

    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public AssetResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * An asset to be listed.
     *
     * @param asset its code, such as USDT
     * @param scale how many decimals its smallest unit has
     */
    public record AssetRequest(@Nullable String asset, @Nullable Integer scale) {}

    /** An asset as it is listed. */
    public record AssetView(int number, String asset, int scale) {
        static AssetView of(Asset asset) {
            return new AssetView(asset.getAsset(), asset.getCode(), asset.getScale());
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public List<AssetView> all() {
        return configuration.assets().stream().map(AssetView::of).toList();
    }

    /** 201 when it was listed now, 200 when it already was just so. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response list(@Nullable AssetRequest request) {
        Asset wanted = read(request);
        return audit.record("LIST_ASSET", wanted.getCode(), list(wanted));
    }

    private static Asset read(@Nullable AssetRequest request) {
        if (request == null || request.asset() == null) {
            throw AdministrationAnswers.malformed("asset", "An asset has a code.");
        }
        if (request.scale() == null) {
            throw AdministrationAnswers.malformed("scale", "An asset has a scale.");
        }
        if (!CODE.matcher(request.asset()).matches()) {
            throw AdministrationAnswers.refused(
                    RejectCode.ASSET_INVALID, "asset", "A code is 1 to 12 capitals and digits.");
        }
        if (request.scale() < 0 || request.scale() > SCALE_MAX) {
            throw AdministrationAnswers.refused(
                    RejectCode.ASSET_INVALID, "scale", "A scale is 0 to 8.");
        }
        return Asset.newBuilder().setCode(request.asset()).setScale(request.scale()).build();
    }

    private Response list(Asset wanted) {
        RejectCode refusal = RejectCode.ASSET_EXISTS;
        for (int tries = 0; tries < TRIES_MAX && refusal == RejectCode.ASSET_EXISTS; tries++) {
            Optional<Asset> known = configuration.asset(wanted.getCode());
            if (known.isPresent()) {
                return compare(wanted, known.get());
            }
            Asset asset = wanted.toBuilder().setAsset(configuration.nextAsset()).build();
            CommandBody body =
                    CommandBody.newBuilder()
                            .setListAsset(ListAsset.newBuilder().setAsset(asset))
                            .build();
            switch (commands.submit(body)) {
                case Verdict.Done _ -> {
                    return Response.status(Response.Status.CREATED)
                            .entity(AssetView.of(asset))
                            .build();
                }
                case Verdict.Refused(RejectCode code) -> refusal = code;
                case Verdict.Unknown(var id) -> {
                    return AdministrationAnswers.pending(id);
                }
                case Verdict.NotSent() -> {
                    return AdministrationAnswers.notReady();
                }
            }
        }
        return AdministrationAnswers.refused(refusal);
    }

    private static Response compare(Asset wanted, Asset known) {
        return wanted.getScale() == known.getScale()
                ? Response.ok(AssetView.of(known)).build()
                : AdministrationAnswers.conflict(
                        RejectCode.ASSET_EXISTS, "The asset is listed with another scale.");
    }
}
