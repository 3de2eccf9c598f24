package netc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.runtime.Model;
import netc.runtime.NetType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code netc eval}: tests weights that were saved. */
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Tests saved weights.")
final class EvalCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NetFile net = new NetFile();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--weights", paramLabel = "FILE", required = true, description = "The weights, as safetensors.")
    private Path weights = Path.of("");

    EvalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NetType type = NetLoader.loadWithLoss(net, console);
        Model model = type.load(weights);
        Dataset set = data.open(type.info(), net);
        Object[] feeds = FeedMatcher.match(type.info().feeds(), set.test());
        TestReport report = new TestReport(model, feeds, set.test().count());
        report.printConfusions(console);
        console.line("test %s", report.all());
        console.line("%s", report.verdict());
        return ExitCode.OK;
    }
}
