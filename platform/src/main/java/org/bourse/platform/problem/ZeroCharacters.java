package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Refuses the character U+0000 in addresses, and by {@link InText} in JSON: PostgreSQL stores none,
 * so that a statement which is given one fails as if the service were broken.
 */
@ApplicationScoped
public class ZeroCharacters {
    private static final Problem REFUSAL =
            Problem.of(400, "PARAMETER_INVALID", "An address has no zero characters.");

    /** Behind CORS, so that browsers may read the refusal. */
    private static final int PRIORITY = -(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1);

    /** As it stands in an address; a per cent sign that is meant is %25. */
    private static final String ENCODED = "%00";

    private final Refusal refusal;

    /** Text of JSON. */
    static final class InText extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = super.deserialize(parser, context);
            return text == null || text.indexOf('\0') < 0
                    ? text
                    : (String)
                            context.handleWeirdStringValue(
                                    String.class, text, "has a zero character");
        }
    }

    @Inject
    public ZeroCharacters(ObjectMapper json) throws JsonProcessingException {
        refusal = new Refusal(REFUSAL, json);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (context.request().uri().contains(ENCODED)) {
            refusal.answer(context.response());
        } else {
            context.next();
        }
    }
}
