package org.bourse.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.bourse.platform",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoServiceAndNotTheCore =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.bourse.core..",
                            "org.bourse.order..",
                            "org.bourse.matching..",
                            "org.bourse.portfolio..",
                            "org.bourse.risk..",
                            "org.bourse.marketdata..",
                            "org.bourse.stack..");
}
