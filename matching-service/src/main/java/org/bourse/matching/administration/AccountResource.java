package org.bourse.matching.administration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** What an account pays and may do at the venue. */
@Path("/api/v1/admin/accounts/{account}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final List<AccountStatus> STATES =
            List.of(AccountStatus.ACTIVE, AccountStatus.CLOSE_ONLY, AccountStatus.SUSPENDED);

    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public AccountResource(AdministrationCommands commands, AuditLog audit) {
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * The rates of the account's orders.
     *
     * @param tier 0: each symbol's own rates
     */
    public record TierRequest(@Nullable Integer tier) {}

    /** As it is now. */
    @RegisterForReflection
    public record TierView(String accountId, int tier) {}

    /** 200 with the tier as it is now; orders that are open keep the rates they have. */
    @PUT
    @Path("/tier")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response setTier(@PathParam("account") String id, @Nullable TierRequest request) {
        SetAccountTier wanted = tier(Fields.account(id), request);
        Response response =
                submit(
                        CommandBody.newBuilder().setSetAccountTier(wanted).build(),
                        new TierView(Ids.print(wanted.getAccount()), wanted.getTier()));
        return audit.record(
                "SET_ACCOUNT_TIER", wanted.getAccount() + ":" + wanted.getTier(), response);
    }

    static SetAccountTier tier(long account, @Nullable TierRequest request) {
        int tier = Fields.required("tier", request == null ? null : request.tier());
        if (tier < 0) {
            throw AdministrationAnswers.refused(
                    RejectCode.FEE_INVALID, "tier", "A tier is 0 or more.");
        }
        return SetAccountTier.newBuilder().setAccount(account).setTier(tier).build();
    }

    /**
     * How self-trade prevention sees the account.
     *
     * @param selfTradeGroup accounts of one group do not trade with each other; 0: none
     * @param selfTradeAllowed whether its orders may use the mode NONE
     */
    public record TradingRequest(
            @Nullable Integer selfTradeGroup, @Nullable Boolean selfTradeAllowed) {}

    /** As it is now. */
    @RegisterForReflection
    public record TradingView(String accountId, int selfTradeGroup, boolean selfTradeAllowed) {}

    /** 200 with the settings as they are now. */
    @PUT
    @Path("/trading")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response setTrading(@PathParam("account") String id, @Nullable TradingRequest request) {
        SetAccountTrading wanted = trading(Fields.account(id), request);
        int group = wanted.getSelfTradeGroup();
        boolean allowed = wanted.getSelfTradeAllowed();
        Response response =
                submit(
                        CommandBody.newBuilder().setSetAccountTrading(wanted).build(),
                        new TradingView(Ids.print(wanted.getAccount()), group, allowed));
        return audit.record(
                "SET_ACCOUNT_TRADING", wanted.getAccount() + ":" + group + ":" + allowed, response);
    }

    static SetAccountTrading trading(long account, @Nullable TradingRequest request) {
        TradingRequest present = Fields.required("selfTradeGroup", request);
        int group = Fields.required("selfTradeGroup", present.selfTradeGroup());
        if (group < 0) {
            throw AdministrationAnswers.malformed("selfTradeGroup", "A group is 0 or more.");
        }
        return SetAccountTrading.newBuilder()
                .setAccount(account)
                .setSelfTradeGroup(group)
                .setSelfTradeAllowed(
                        Fields.required("selfTradeAllowed", present.selfTradeAllowed()))
                .build();
    }

    /**
     * What the account may do.
     *
     * @param state ACTIVE, CLOSE_ONLY or SUSPENDED
     * @param cancelOrders true: its open orders are cancelled, too; absent is false
     */
    public record StateRequest(@Nullable String state, @Nullable Boolean cancelOrders) {}

    /** As it is now. */
    @RegisterForReflection
    public record StateView(String accountId, String state, boolean cancelOrders) {}

    /** 200 when it is in force; the orders are cancelled in this and the steps that follow. */
    @PUT
    @Path("/state")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response setState(@PathParam("account") String id, @Nullable StateRequest request) {
        SetAccountState wanted = state(Fields.account(id), request);
        String state = wanted.getState().name();
        boolean cancels = wanted.getCancelOrders();
        Response response =
                submit(
                        CommandBody.newBuilder().setSetAccountState(wanted).build(),
                        new StateView(Ids.print(wanted.getAccount()), state, cancels));
        return audit.record(
                "SET_ACCOUNT_STATE", wanted.getAccount() + ":" + state + ":" + cancels, response);
    }

    static SetAccountState state(long account, @Nullable StateRequest request) {
        StateRequest present = Fields.required("state", request);
        AccountStatus state = Fields.named("state", present.state(), STATES);
        boolean cancels = Boolean.TRUE.equals(present.cancelOrders());
        if (cancels && state == AccountStatus.ACTIVE) {
            throw AdministrationAnswers.malformed(
                    "cancelOrders", "Orders of an active account are cancelled by cancel-orders.");
        }
        return SetAccountState.newBuilder()
                .setAccount(account)
                .setState(state)
                .setCancelOrders(cancels)
                .build();
    }

    private Response submit(CommandBody body, Object done) {
        Verdict verdict = commands.submit(body);
        return verdict instanceof Verdict.Refused(RejectCode code)
                        && code == RejectCode.ACCOUNT_UNKNOWN
                ? AdministrationAnswers.unknownAccount().problem().toResponse()
                : AdministrationAnswers.of(verdict, said -> Response.ok(done).build());
    }
}
