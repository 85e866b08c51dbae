package org.bourse.risk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.bourse.risk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NO_FRAMEWORK =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "org.bourse.risk.volume",
                            "org.bourse.risk.limit",
                            "org.bourse.risk.surveillance",
                            "org.bourse.risk.review",
                            "org.bourse.risk.tier",
                            "org.bourse.risk.model",
                            "org.bourse.risk.exposure",
                            "org.bourse.risk.policy",
                            "org.bourse.risk.threshold")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.contracts..",
                            "org.bourse.risk.volume",
                            "org.bourse.risk.limit",
                            "org.bourse.risk.surveillance",
                            "org.bourse.risk.review",
                            "org.bourse.risk.tier",
                            "org.bourse.risk.model",
                            "org.bourse.risk.exposure",
                            "org.bourse.risk.policy",
                            "org.bourse.risk.threshold",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY =
            slices().matching("org.bourse.risk.(*)..").should().beFreeOfCycles();
}
