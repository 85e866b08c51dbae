package org.bourse.portfolio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.bourse.platform.testing.StaffActs;
import org.junit.jupiter.api.Test;

/** What the packages may see. */
class PurePackagesTest {
    private static final String[] PURE = {
        "..portfolio.exposure",
        "..portfolio.identity",
        "..portfolio.journal",
        "..portfolio.notice",
        "..portfolio.performance",
        "..portfolio.policy",
        "..portfolio.print",
        "..portfolio.sending",
        "..portfolio.position",
        "..portfolio.tag",
        "..portfolio.valuation"
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.bourse.portfolio");

    @Test
    void purePackagesSeeOnlyJavaAndTheContracts() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.protobuf..",
                        "org.bourse.contracts..",
                        "..portfolio.exposure",
                        "..portfolio.identity",
                        "..portfolio.journal",
                        "..portfolio.notice",
                        "..portfolio.performance",
                        "..portfolio.policy",
                        "..portfolio.print",
                        "..portfolio.sending",
                        "..portfolio.position",
                        "..portfolio.tag",
                        "..portfolio.valuation")
                .check(CLASSES);
    }

    @Test
    void purePackagesReadNoClockAndNoDice() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.bourse.portfolio.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(CLASSES);
    }

    @Test
    void whatStaffDoesIsAudited() {
        StaffActs.ARE_AUDITED.check(CLASSES);
    }
}
