package org.bourse.stack.launcher;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Clears the tables that a service keeps of a topic's events and replays the topic.")
final class RebuildCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE",
            description = "order-service, portfolio-service, risk-service or market-data-service.")
    private @Nullable String name;

    @Override
    public Integer call() {
        BourseService service =
                Arrays.stream(BourseService.values())
                        .filter(one -> one.serviceName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new StackException("no such service: " + name));
        Console console = new Console();
        try (StackClient client = RunningStack.attach(BourseCommand.home())) {
            console.line(name + " starts again and replays its topic");
            new Rebuild(client).run(service);
            console.line(name + " is rebuilt");
        }
        return 0;
    }
}
