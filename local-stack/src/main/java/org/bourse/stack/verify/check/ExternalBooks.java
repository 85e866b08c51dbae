package org.bourse.stack.verify.check;

import java.util.HashSet;
import java.util.Set;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.stack.verify.stream.Step;

/** The symbols of which an external book has had levels: no event tells these levels apart. */
final class ExternalBooks implements VenueCheck {
    private final Set<Integer> symbols = new HashSet<>();

    @Override
    public void begins(Step step) {
        CommandBody body = step.body();
        if (body.hasSetExternalLevel() && !Refusals.isRefused(step)) {
            symbols.add(body.getSetExternalLevel().getSymbol());
        }
    }

    boolean have(int symbol) {
        return symbols.contains(symbol);
    }

    int count() {
        return symbols.size();
    }
}
