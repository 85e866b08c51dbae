package org.bourse.matching.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** What tiers of accounts pay, in all symbols. Tier 0 is each symbol's own rates. */
@Path("/api/v1/admin/fee-tiers")
@Produces(MediaType.APPLICATION_JSON)
public class FeeTierResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public FeeTierResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * Rates as decimals.
     *
     * @param makerFeeRate 0.001 is 0.1 %; negative is a rebate
     */
    public record FeeTierRequest(@Nullable String makerFeeRate, @Nullable String takerFeeRate) {}

    /** A tier as it is set. */
    public record FeeTierView(int tier, String makerFeeRate, String takerFeeRate) {
        static FeeTierView of(int tier, long makerRateE8, long takerRateE8) {
            return new FeeTierView(
                    tier,
                    Decimals.print(makerRateE8, Fields.RATE_SCALE),
                    Decimals.print(takerRateE8, Fields.RATE_SCALE));
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public List<FeeTierView> all() {
        return configuration.feeTiers().stream()
                .map(set -> FeeTierView.of(set.tier(), set.makerRateE8(), set.takerRateE8()))
                .toList();
    }

    /** 200 with the tier as it is now; orders that are open keep the rates they have. */
    @PUT
    @Path("/{tier}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response set(@PathParam("tier") int tier, @Nullable FeeTierRequest request) {
        SetFeeTier wanted = read(tier, request);
        return audit.record("SET_FEE_TIER", Integer.toString(tier), set(wanted));
    }

    static SetFeeTier read(int tier, @Nullable FeeTierRequest request) {
        FeeTierRequest present = Fields.required("makerFeeRate", request);
        return SetFeeTier.newBuilder()
                .setTier(tier)
                .setMakerRateE8(rate("makerFeeRate", present.makerFeeRate()))
                .setTakerRateE8(rate("takerFeeRate", present.takerFeeRate()))
                .build();
    }

    private static long rate(String field, @Nullable String text) {
        return Fields.rate(field, text, RejectCode.FEE_INVALID);
    }

    private Response set(SetFeeTier wanted) {
        return AdministrationAnswers.of(
                commands.submit(CommandBody.newBuilder().setSetFeeTier(wanted).build()),
                said ->
                        Response.ok(
                                        FeeTierView.of(
                                                wanted.getTier(),
                                                wanted.getMakerRateE8(),
                                                wanted.getTakerRateE8()))
                                .build());
    }
}
