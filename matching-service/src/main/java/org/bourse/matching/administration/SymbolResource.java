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
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The venue's symbols. */
@Path("/api/v1/admin/symbols")
@Produces(MediaType.APPLICATION_JSON)
public class SymbolResource {
    private static final int TRIES_MAX = 5;

    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;
    private final SymbolReading reading;

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
    public Response list(@Nullable SymbolRequest request) {
        SymbolTerms wanted = reading.read(request);
        return audit.record("LIST_SYMBOL", wanted.name(), list(wanted));
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
                case Verdict.Done() -> {
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
        Symbol numbered = wanted.toBuilder().setSymbol(known.getSymbol()).build();
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
