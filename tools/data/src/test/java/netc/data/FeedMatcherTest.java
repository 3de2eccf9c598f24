package netc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import netc.data.Column.Classes;
import netc.data.Column.Numbers;
import netc.runtime.NetInfo;
import netc.runtime.NetInfo.Feed;
import org.junit.jupiter.api.Test;

class FeedMatcherTest {
    private static final Numbers IMAGE =
            new Numbers("image", Column.Role.FEATURE, List.of(1, 2), new float[] {1, 2, 3, 4});
    private static final Classes LETTER =
            new Classes("letter", Column.Role.LABEL, List.of(), new int[] {0, 2}, List.of("A", "B", "C"));

    @Test
    void bringsColumnsIntoTheOrderOfTheFeeds() {
        Samples samples = new Samples(List.of(LETTER, IMAGE), 2);
        Object[] feeds = FeedMatcher.match(List.of(pixels("image", 1, 2), letters("letter", 3)), samples);
        assertThat(feeds[0]).isSameAs(IMAGE.values());
        assertThat(feeds[1]).isEqualTo(new int[] {0, 2});
    }

    @Test
    void oneFeatureAndOneLabelMatchByPosition() {
        Samples samples = new Samples(List.of(LETTER, IMAGE), 2);
        assertThat(FeedMatcher.match(List.of(pixels("x", 2), letters("y", 3)), samples))
                .hasSize(2);
    }

    @Test
    void twoInputsDoNot() {
        Samples samples = new Samples(List.of(LETTER, IMAGE), 2);
        assertThatThrownBy(() -> FeedMatcher.match(List.of(pixels("x", 2), pixels("image", 2)), samples))
                .isInstanceOf(DataMismatchException.class)
                .hasMessage("the data has no column x, its columns are letter, image");
    }

    @Test
    void classesMatchByName() {
        Feed reversed = new Feed("letter", NetInfo.Role.LABEL, List.of(), 3, List.of("C", "B", "A"), true);
        Samples samples = new Samples(List.of(LETTER), 2);
        assertThat(FeedMatcher.match(List.of(reversed), samples)[0]).isEqualTo(new int[] {2, 0});
    }

    @Test
    void aClassThatTheNetDoesNotHaveIsNamed() {
        Samples samples = new Samples(List.of(LETTER), 2);
        Feed two = new Feed("letter", NetInfo.Role.LABEL, List.of(), 2, List.of("A", "B"), true);
        assertThatThrownBy(() -> FeedMatcher.match(List.of(two), samples))
                .hasMessage("letter [] has the classes A, B, but the data has class C");
        assertThatThrownBy(() -> FeedMatcher.match(List.of(letters("letter", 2)), samples))
                .hasMessage("letter [] has the classes 0 to 1, but the data has class 2");
    }

    @Test
    void elementCountsAndKindsMustAgree() {
        Samples samples = new Samples(List.of(IMAGE, LETTER), 2);
        assertThatThrownBy(() -> FeedMatcher.match(List.of(pixels("image", 28, 28)), samples))
                .hasMessage("image [28, 28] has 784 elements, but the data's column image [1, 2] has 2");
        assertThatThrownBy(() -> FeedMatcher.match(List.of(pixels("letter")), samples))
                .hasMessage("letter [] takes numbers, but the data's column letter [] holds classes");
    }

    private static Feed pixels(String name, Integer... shape) {
        return Feed.numbers(name, NetInfo.Role.INPUT, List.of(shape));
    }

    private static Feed letters(String name, int classes) {
        return new Feed(name, NetInfo.Role.LABEL, List.of(), classes, List.of(), true);
    }
}
