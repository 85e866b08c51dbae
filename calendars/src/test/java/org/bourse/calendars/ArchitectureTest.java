package org.bourse.calendars;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(
        packages = "org.bourse.calendars",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CALENDARS_ARE_PURE =
            classes()
                    .that()
                    .resideInAPackage("org.bourse.calendars")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.contracts..",
                            "org.bourse.calendars",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule FILES_KNOW_NO_FRAMEWORK =
            classes()
                    .that()
                    .resideInAPackage("org.bourse.calendars.files")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.contracts..",
                            "org.bourse.calendars..",
                            "com.fasterxml.jackson..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule NOBODY_READS_THE_CLOCK =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");
}
