package org.bourse.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.Optional;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;

/** Requests that change something and that others than traders may send. */
public final class StaffActs {
    /** They are audited, and do not run where nothing may block. */
    public static final ArchRule ARE_AUDITED =
            methods()
                    .that(changeSomethingForStaff())
                    .should(beAudited())
                    .allowEmptyShould(true)
                    .because("what staff does ends in the audit log");

    private StaffActs() {}

    private static DescribedPredicate<JavaMethod> changeSomethingForStaff() {
        return DescribedPredicate.describe(
                "change something and are for staff",
                method -> changes(method) && isForStaff(method));
    }

    private static boolean changes(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .anyMatch(annotation ->
                        !annotation
                                .getRawType()
                                .getAnnotationOfType(HttpMethod.class)
                                .value()
                                .equals(HttpMethod.GET));
    }

    private static boolean isForStaff(JavaMethod method) {
        Optional<RolesAllowed> roles =
                method.tryGetAnnotationOfType(RolesAllowed.class)
                        .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class));
        return roles.stream()
                .flatMap(allowed -> Arrays.stream(allowed.value()))
                .anyMatch(Roles.STAFF::contains);
    }

    private static ArchCondition<JavaMethod> beAudited() {
        return new ArchCondition<>("be @Audited, and block") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean holds =
                        method.isAnnotatedWith(Audited.class)
                                && !method.getRawReturnType()
                                        .getPackageName()
                                        .startsWith("io.smallrye.mutiny");
                events.add(
                        new SimpleConditionEvent(
                                method, holds, method.getFullName() + (holds ? " is" : " is not")));
            }
        };
    }
}
