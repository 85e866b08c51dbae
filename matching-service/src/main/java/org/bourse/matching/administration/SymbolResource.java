package org.bourse.matching.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.codec.VenueFact;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The venue's symbols. */
@Path("/api/v1/admin/symbols")
@Produces(MediaType.APPLICATION_JSON)
public class SymbolResource {
    private static final int TRIES_MAX = 5;
    private static final List<SymbolState> STATES =
            List.of(
                    SymbolState.TRADING,
                    SymbolState.HALTED,
                    SymbolState.CANCEL_ONLY,
                    SymbolState.AUCTION,
                    SymbolState.DELISTED);

    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;
    private final SymbolReading reading;

    /** What a change does not name is taken from the symbol as it is: one change at a time. */
    private final ReentrantLock changes = new ReentrantLock();

    @Inject
    public SymbolResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
        reading = new SymbolReading(configuration);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public List<SymbolView> all() {
        return configuration.symbols().stream().map(this::terms).map(SymbolView::of).toList();
    }

    /** 201 when it was listed now, 200 when it already was just so. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response list(@Nullable SymbolRequest request) {
        SymbolTerms wanted = reading.read(request);
        return audit.record("LIST_SYMBOL", wanted.name(), list(wanted));
    }

    /** 200 with the symbol as it is now; what the request does not name stays. */
    @PATCH
    @Path("/{symbol}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response change(@PathParam("symbol") String name, @Nullable SymbolChange change) {
        changes.lock();
        try {
            SymbolTerms known = known(name);
            SymbolTerms wanted = SymbolReading.change(known, change);
            return audit.record("CHANGE_SYMBOL", known.name(), change(known, wanted));
        } finally {
            changes.unlock();
        }
    }

    private Response change(SymbolTerms known, SymbolTerms wanted) {
        if (wanted.symbol().equals(known.symbol())) {
            return Response.ok(SymbolView.of(known)).build();
        }
        return submit(
                CommandBody.newBuilder()
                        .setChangeSymbol(ChangeSymbol.newBuilder().setSymbol(wanted.symbol()))
                        .build(),
                wanted);
    }

    /**
     * What becomes of a symbol.
     *
     * @param state TRADING, HALTED, CANCEL_ONLY, AUCTION or DELISTED
     */
    public record StateRequest(@Nullable String state) {}

    /**
     * 200 with the symbol as it is now. DELISTED is for ever and cancels all its orders. TRADING
     * after AUCTION first trades what was collected; the symbol is UNCROSSING while that takes more
     * than one step.
     */
    @PUT
    @Path("/{symbol}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response setState(@PathParam("symbol") String name, @Nullable StateRequest request) {
        SymbolTerms known = known(name);
        SymbolState state = Fields.named("state", request == null ? null : request.state(), STATES);
        return audit.record("SET_SYMBOL_STATE", known.name() + ":" + state, set(known, state));
    }

    private Response set(SymbolTerms known, SymbolState state) {
        if (known.symbol().getState() == SymbolState.DELISTED && state == SymbolState.DELISTED) {
            return Response.ok(SymbolView.of(known)).build();
        }
        return submit(
                CommandBody.newBuilder()
                        .setSetSymbolState(
                                SetSymbolState.newBuilder()
                                        .setSymbol(known.number())
                                        .setState(state))
                        .build(),
                known);
    }

    private Response submit(CommandBody body, SymbolTerms otherwise) {
        return AdministrationAnswers.of(
                commands.submit(body),
                said -> {
                    SymbolTerms now =
                            said instanceof VenueFact.SymbolChanged changed
                                    ? terms(changed.symbol())
                                    : otherwise;
                    return Response.ok(SymbolView.of(now)).build();
                });
    }

    private SymbolTerms known(String name) {
        return terms(configuration.symbol(name).orElseThrow(AdministrationAnswers::unknownSymbol));
    }

    private Response list(SymbolTerms wanted) {
        RejectCode refusal = RejectCode.SYMBOL_EXISTS;
        for (int tries = 0; tries < TRIES_MAX && refusal == RejectCode.SYMBOL_EXISTS; tries++) {
            Optional<Symbol> known = configuration.symbol(wanted.name());
            if (known.isPresent()) {
                return compare(wanted.symbol(), known.get());
            }
            Symbol symbol =
                    wanted.symbol().toBuilder().setSymbol(configuration.nextSymbol()).build();
            CommandBody body =
                    CommandBody.newBuilder()
                            .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol))
                            .build();
            switch (commands.submit(body)) {
                case Verdict.Done _ -> {
                    return Response.status(Response.Status.CREATED)
                            .entity(SymbolView.of(terms(symbol)))
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

    private Response compare(Symbol wanted, Symbol known) {
        Symbol numbered =
                wanted.toBuilder().setSymbol(known.getSymbol()).setState(known.getState()).build();
        return numbered.equals(known)
                ? Response.ok(SymbolView.of(terms(known))).build()
                : AdministrationAnswers.conflict(
                        RejectCode.SYMBOL_EXISTS, "The symbol is listed with other rules.");
    }

    private SymbolTerms terms(Symbol symbol) {
        return new SymbolTerms(
                symbol,
                configuration.asset(symbol.getBase()).orElseThrow(),
                configuration.asset(symbol.getQuote()).orElseThrow());
    }
}
