package org.bourse.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bourse.platform.testing.StaffActs;

@AnalyzeClasses(packages = "org.bourse.order", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_LIFE_CYCLE_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage("..lifecycle..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.bourse.order.lifecycle..",
                            "org.bourse.contracts..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.bourse.order.(*)..").should().beFreeOfCycles();

    @ArchTest static final ArchRule STAFF_ACTS_ARE_AUDITED = StaffActs.ARE_AUDITED;
}
