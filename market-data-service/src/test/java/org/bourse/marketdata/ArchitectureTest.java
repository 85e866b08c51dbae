package org.bourse.marketdata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bourse.platform.testing.StaffActs;

@AnalyzeClasses(
        packages = "org.bourse.marketdata",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NO_FRAMEWORK =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "org.bourse.marketdata.book",
                            "org.bourse.marketdata.tape",
                            "org.bourse.marketdata.candle",
                            "org.bourse.marketdata.statistics",
                            "org.bourse.marketdata.stream",
                            "org.bourse.marketdata.board",
                            "org.bourse.marketdata.account",
                            "org.bourse.marketdata.paper",
                            "org.bourse.marketdata.source.tick",
                            "org.bourse.marketdata.source.mirror",
                            "org.bourse.marketdata.source.quality",
                            "org.bourse.marketdata.source.hub")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.contracts..",
                            "org.bourse.marketdata.book",
                            "org.bourse.marketdata.tape",
                            "org.bourse.marketdata.candle",
                            "org.bourse.marketdata.statistics",
                            "org.bourse.marketdata.stream",
                            "org.bourse.marketdata.board",
                            "org.bourse.marketdata.account",
                            "org.bourse.marketdata.paper",
                            "org.bourse.marketdata.source.tick",
                            "org.bourse.marketdata.source.mirror",
                            "org.bourse.marketdata.source.quality",
                            "org.bourse.marketdata.source.hub",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule HISTORY_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage("org.bourse.marketdata.history")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.contracts..",
                            "org.bourse.calendars",
                            "org.bourse.marketdata.candle",
                            "org.bourse.marketdata.history",
                            "org.bourse.marketdata.source.tick",
                            "org.bourse.marketdata.source.quality",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule ADJUSTMENT_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage("org.bourse.marketdata.adjust")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.marketdata.adjust",
                            "org.bourse.marketdata.history",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY =
            slices().matching("org.bourse.marketdata.(*)..").should().beFreeOfCycles();

    @ArchTest static final ArchRule STAFF_ACTS_ARE_AUDITED = StaffActs.ARE_AUDITED;
}
