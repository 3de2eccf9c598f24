package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryCompilerTest {
    @Test
    void loadsClassesThatBelongTogether() throws Exception {
        ClassLoader loader = InMemoryCompiler.compile(
                Map.of(
                        "p.A",
                        "package p; public final class A { public static final B B = new B(); }",
                        "p.B",
                        "package p; final class B { static final class C {} @Override public String toString() { return \"\" + new C().getClass().getName(); } }"),
                Map.of());
        assertThat(loader.loadClass("p.A").getField("B").get(null)).hasToString("p.B$C");
    }

    @Test
    void generatedCodeSeesTheRuntime() throws Exception {
        ClassLoader loader = InMemoryCompiler.compile(
                Map.of("p.A", "package p; public final class A { public static netc.runtime.NetType TYPE; }"),
                Map.of());
        assertThat(loader.loadClass("p.A").getField("TYPE").getType()).isEqualTo(netc.runtime.NetType.class);
    }

    @Test
    void javaThatDoesNotCompileIsOurBug() {
        assertThatThrownBy(() -> InMemoryCompiler.compile(Map.of("p.A", "package p; class A { Missing m; }"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Missing");
    }

    @Test
    void whatIsAskedForLaterSeesWhatIsThere() throws Exception {
        ClassLoader loader = InMemoryCompiler.compile(
                Map.of("p.A", "package p; public abstract class A { abstract int a(); }"),
                Map.of(
                        "p.B",
                        "package p; public final class B extends A { @Override int a() { return 1; } }",
                        "p.C",
                        "package p; class C extends Missing {}"));
        assertThat(loader.loadClass("p.B").getSuperclass()).isEqualTo(loader.loadClass("p.A"));
    }
}
