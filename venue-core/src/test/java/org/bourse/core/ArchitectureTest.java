package org.bourse.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What the core may see, so that it is deterministic and stays a plain library. */
@AnalyzeClasses(packages = "org.bourse.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> FLOATING_POINT =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private static final DescribedPredicate<JavaClass> ARE_FLOATING_POINT =
            describe("are floating point", ArchitectureTest::isFloatingPoint);

    private static boolean isFloatingPoint(JavaClass type) {
        return FLOATING_POINT.contains(type.getBaseComponentType().getName());
    }

    @ArchTest
    static final ArchRule THE_CORE_SEES_ONLY_THE_LANGUAGE_AND_THE_CONTRACTS =
            classes()
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "org.bourse.core..",
                                            "org.bourse.contracts..",
                                            "org.agrona..",
                                            "org.jspecify..",
                                            "com.google.protobuf..",
                                            "java.lang..",
                                            "java.math",
                                            "java.nio.charset",
                                            "java.util",
                                            "")
                                    .or(
                                            belongToAnyOf(
                                                    ByteOrder.class,
                                                    MessageDigest.class,
                                                    NoSuchAlgorithmException.class)));

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_DICE_THREADS_OR_LOCALES =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            belongToAnyOf(
                                    Thread.class,
                                    ThreadLocal.class,
                                    Runtime.class,
                                    Process.class,
                                    Random.class,
                                    UUID.class,
                                    Locale.class));

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_COLLECTION_OF_ACCIDENTAL_ORDER =
            noClasses()
                    .should()
                    .dependOnClassesThat(assignableTo(Map.class).or(assignableTo(Set.class)));

    @ArchTest
    static final ArchRule THE_CORE_ASKS_THE_SYSTEM_FOR_NOTHING_BUT_COPIES =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "System is asked for more than a copy or Math for dice",
                                    ArchitectureTest::asksForMoreThanACopy));

    private static boolean asksForMoreThanACopy(JavaMethodCall call) {
        AccessTarget.MethodCallTarget target = call.getTarget();
        return (target.getOwner().isEquivalentTo(System.class)
                        && !target.getName().equals("arraycopy"))
                || (target.getOwner().isEquivalentTo(Math.class)
                        && target.getName().equals("random"));
    }

    @ArchTest
    static final ArchRule NO_FIELD_IS_FLOATING_POINT =
            noFields().should().haveRawType(ARE_FLOATING_POINT);

    @ArchTest
    static final ArchRule NO_METHOD_RETURNS_FLOATING_POINT =
            noMethods().should().haveRawReturnType(ARE_FLOATING_POINT);

    @ArchTest
    static final ArchRule NO_METHOD_TAKES_FLOATING_POINT =
            noMethods()
                    .should()
                    .haveRawParameterTypes(
                            describe(
                                    "contain floating point",
                                    types ->
                                            types.stream()
                                                    .anyMatch(ArchitectureTest::isFloatingPoint)));
}
