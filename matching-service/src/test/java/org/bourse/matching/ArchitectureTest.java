package org.bourse.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bourse.platform.testing.StaffActs;

@AnalyzeClasses(
        packages = "org.bourse.matching",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Protocol Buffers come with the contracts. */
    @ArchTest
    static final ArchRule purePackagesKnowNoFramework =
            classes()
                    .that()
                    .resideInAnyPackage("..matching.codec..", "..matching.runner..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "com.google.protobuf..",
                            "org.bourse.contracts..",
                            "org.bourse.core..",
                            "org.bourse.matching.codec..",
                            "org.bourse.matching.runner..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule codecKnowsNoRunner =
            noClasses()
                    .that()
                    .resideInAPackage("..matching.codec..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..matching.runner..");

    @ArchTest
    static final ArchRule purePackagesReadNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage("..matching.codec..", "..matching.runner..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule hostingKnowsNoAdministration =
            noClasses()
                    .that()
                    .resideInAnyPackage("..matching.hosting..", "..matching.kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..matching.administration..");

    @ArchTest static final ArchRule STAFF_ACTS_ARE_AUDITED = StaffActs.ARE_AUDITED;
}
