package netc.compiler.pass.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No rule without a test of its name. */
class RulesTest {
    @Test
    void everyRuleHasATest() {
        Set<String> tests = Stream.of(
                        NeutralElementRulesTest.class,
                        SignRulesTest.class,
                        ProductRulesTest.class,
                        BroadcastRulesTest.class,
                        ReductionRulesTest.class,
                        LayoutRulesTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(Rules.ALL)
                .allSatisfy(rule -> assertThat(tests)
                        .contains(rule.name().substring(0, 1).toLowerCase(Locale.ROOT)
                                + rule.name().substring(1)));
    }
}
