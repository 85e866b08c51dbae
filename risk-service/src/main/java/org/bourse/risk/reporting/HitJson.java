package org.bourse.risk.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Hits as the text that is kept. Its own, so that no setting of the service changes a file. */
@RegisterForReflection(targets = {HitView.class, TransferView.class})
final class HitJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private HitJson() {}

    static String write(HitView hit) {
        try {
            return JSON.writeValueAsString(hit);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    static HitView read(String document) {
        try {
            return JSON.readValue(document, HitView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds other JSON than was written", e);
        }
    }
}
