package org.bourse.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    enum Side {
        BUY
    }

    record Body(String price, boolean postOnly, int count, Side side) {}

    private final ObjectMapper mapper = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(mapper);
    }

    @Test
    void whatIsMeantIsRead() throws JsonProcessingException {
        Body body =
                mapper.readValue(
                        "{\"price\":\"1.5\",\"postOnly\":true,\"count\":2,\"side\":\"BUY\"}",
                        Body.class);
        assertEquals(new Body("1.5", true, 2, Side.BUY), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":1.5}",
                "{\"price\":true}",
                "{\"price\":\"1\\u0000\"}",
                "{\"price\":\"1\",\"price\":\"2\"}",
                "{\"price\":\"1\",\"amount\":\"2\"}",
                "{\"postOnly\":\"true\"}",
                "{\"postOnly\":1}",
                "{\"postOnly\":null}",
                "{\"count\":1.5}",
                "{\"count\":\"1\"}",
                "{\"side\":0}",
                "{\"side\":-0}",
                "{\"side\":\"0\"}",
                "{\"side\":\"\"}",
                "{\"side\":\"buy\"}",
                "{\"price\":{}}",
                "{\"price\":[\"1\"]}",
                "{\"price\":\"1\"} {}",
                "{\"price\":\"1\"",
                "[]",
                "\"x\""
            })
    void whatIsNotMeantIsRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(json, Body.class));
    }

    @Test
    void depthIsBounded() {
        String deep = "[".repeat(17) + "]".repeat(17);
        assertThrows(JsonProcessingException.class, () -> mapper.readTree(deep));
    }
}
