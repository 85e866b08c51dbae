package org.bourse.platform.act;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.List;
import java.util.regex.Pattern;
import org.bourse.platform.security.Roles;
import org.bourse.platform.testing.StaffActs;
import org.junit.jupiter.api.Test;

/** The rule of all services finds what it is there for, and nothing else. */
class StaffActsTest {
    private static final Pattern NAME = Pattern.compile("\\$Some\\.(\\w+)\\(\\) is not");

    /** Requests of all kinds. */
    @RolesAllowed(Roles.AUDITOR)
    private static final class Some {
        @POST
        @Audited
        @RolesAllowed(Roles.OPERATOR)
        void audited() {}

        @POST
        @RolesAllowed({Roles.TRADER, Roles.RISK_MANAGER})
        void forgotten() {}

        @DELETE
        void forgottenUnderTheRolesOfTheClass() {}

        @PUT
        @Audited
        @RolesAllowed(Roles.OPERATOR)
        Uni<String> whereNothingMayBlock() {
            return Uni.createFrom().item("");
        }

        @PUT
        @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
        void ofTraders() {}

        @GET
        @RolesAllowed(Roles.OPERATOR)
        void reads() {}
    }

    @Test
    void findsWhatStaffMayDoUnentered() {
        List<String> details =
                StaffActs.ARE_AUDITED
                        .evaluate(new ClassFileImporter().importClasses(Some.class))
                        .getFailureReport()
                        .getDetails();

        List<String> found =
                details.stream()
                        .flatMap(detail -> NAME.matcher(detail).results())
                        .map(result -> result.group(1))
                        .sorted()
                        .toList();
        assertEquals(
                List.of("forgotten", "forgottenUnderTheRolesOfTheClass", "whereNothingMayBlock"),
                found);
        assertEquals(found.size(), details.size());
    }
}
