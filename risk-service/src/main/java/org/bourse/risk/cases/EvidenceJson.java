package org.bourse.risk.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.bourse.risk.surveillance.Standing;

/** What the tables of surveillance keep as JSON. */
@Singleton
@RegisterForReflection(targets = Standing.class)
class EvidenceJson {
    private final ObjectMapper mapper;

    @Inject
    EvidenceJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    Evidence read(String json) {
        return read(json, Evidence.class);
    }

    Standing standing(String json) {
        return read(json, Standing.class);
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds other JSON than was written", e);
        }
    }
}
