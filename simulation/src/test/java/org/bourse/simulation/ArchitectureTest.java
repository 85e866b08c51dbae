package org.bourse.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.bourse.simulation")
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingButTheSeedDecides =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Swarm")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Random")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.Thread");

    @ArchTest
    static final ArchRule onlyThePureHalfOfTheServiceIsSimulated =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..matching.kafka..",
                            "..matching.hosting..",
                            "..matching.administration..",
                            "org.apache.kafka..",
                            "io.quarkus..");
}
