package kr.ieum.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What an agency takes on with this library: next to nothing (decision 0036). */
class ClientRulesTest {

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kr.ieum.client");

    @Test
    void the_client_needs_the_jdk_structured_fields_and_bouncy_castle_and_nothing_of_ours() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "kr.ieum.client..",
                        "java..",
                        "javax.net.ssl..",
                        "org.bouncycastle..",
                        "org.greenbytes.http.sfv..",
                        "org.jspecify..")
                .check(CLIENT);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("kr.ieum.client.(*)..").should().beFreeOfCycles().check(CLIENT);
    }
}
