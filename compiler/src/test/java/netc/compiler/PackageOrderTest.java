package netc.compiler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import netc.compiler.oracle.Oracle;

/** Data flows one way through the compiler: a package imports only from those before it. */
@AnalyzeClasses(packages = "netc.compiler", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {
    private static final List<String> ORDER =
            List.of("source", "diagnostic", "ast", "type", "ir", "lower", "grad", "pass", "plan", "codegen");

    @ArchTest
    static void eachPackageImportsOnlyFromThoseBeforeIt(JavaClasses compiler) {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(PackageOrderTest::within)
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(within(ORDER.get(i))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(later)
                            .or(resideInAPackage(within("oracle")))
                            .or(resideInAPackage("netc.compiler")))
                    .as(ORDER.get(i) + " imports nothing that comes after it")
                    .check(compiler);
        }
    }

    private static String within(String name) {
        return "netc.compiler." + name + "..";
    }

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(Stream.concat(
                            Stream.of("netc.compiler", within("oracle")),
                            ORDER.stream().map(PackageOrderTest::within))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule noCycles = SlicesRuleDefinition.slices()
            .matching("netc.compiler.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule theInterpreterKnowsOnlyTheGraph = noClasses()
            .that()
            .belongToAnyOf(Oracle.class)
            .or()
            .haveNameMatching("netc\\.compiler\\.oracle\\.(.*Walk|.*Oracle|Tensor|Bindings|Evaluation)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within("grad"), within("pass"), within("plan"), within("codegen"), within("lower"));

    @ArchTest
    static final ArchRule onlyAstKnowsAntlr = noClasses()
            .that()
            .resideOutsideOfPackage(within("ast"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", "netc.grammar..");

    @ArchTest
    static final ArchRule onlyCodegenKnowsJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackage(within("codegen"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir..");

    @ArchTest
    static final ArchRule theCompilerDoesNotRunWhatItMakes =
            noClasses().should().dependOnClassesThat().resideInAPackage("netc.runtime..");
}
