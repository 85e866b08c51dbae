package org.bourse.risk.guard;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.policy.AccountStates;
import org.bourse.risk.policy.Figures;

/** What the tables of the guard keep as JSON. */
@RegisterForReflection(
        targets = {
            ExposureStanding.class,
            ExposureStanding.Mark.class,
            ExposureStanding.Account.class,
            ExposureStanding.Balance.class,
            ExposureStanding.Group.class,
            AccountStates.class,
            AccountStates.State.class,
            Figures.class
        })
final class GuardJson {
    /** A list that a row of a version before does not have is empty. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .withConfigOverride(
                            List.class,
                            list ->
                                    list.setSetterInfo(
                                            JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                    .build();

    private GuardJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds other JSON than was written", e);
        }
    }
}
