package netc.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the order in which data flows through the packages: each imports only from those before it. */
class PackageOrderTest {
    private static final List<String> ORDER =
            List.of("source", "diagnostic", "ast", "type", "ir", "lower", "grad", "pass", "oracle", "plan", "codegen");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("netc.compiler");

    @Test
    void eachPackageImportsOnlyFromThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(PackageOrderTest::in)
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(in(ORDER.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
            noClasses()
                    .that()
                    .resideInAPackage(in(ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("netc.compiler")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void theSyntaxTreeEndsAtLowering() {
        noClasses()
                .that()
                .resideOutsideOfPackages("netc.compiler", in("ast"), in("lower"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("ast"))
                .check(CLASSES);
    }

    @Test
    void nothingButOracleAndFacadeKnowsTheOracle() {
        noClasses()
                .that()
                .resideOutsideOfPackages("netc.compiler", in("oracle"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("oracle"))
                .check(CLASSES);
    }

    @Test
    void librariesStopAtTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("ast"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "netc.grammar..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(in("codegen"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(CLASSES);
    }

    private static String in(String part) {
        return "netc.compiler." + part + "..";
    }
}
