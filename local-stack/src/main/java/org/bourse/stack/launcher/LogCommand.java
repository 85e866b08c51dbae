package org.bourse.stack.launcher;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.contracts.Topics;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.topic.TopicPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Prints a Kafka topic from its beginning, a line of JSON per record.",
        subcommands = {LogExportCommand.class, LogImportCommand.class})
final class LogCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "For example bourse.commands or trade-events.")
    private @Nullable String topic;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep printing what is added.")
    private boolean follow;

    @Mixin private BrokersOption brokers = new BrokersOption();

    @Override
    public Integer call() {
        String name = topic == null ? "" : topic;
        if (!Topics.all().contains(name)) {
            throw new StackException(
                    "no such topic: " + name + "; there are: " + String.join(" ", Topics.all()));
        }
        Optional<Brokers> elsewhere = brokers.named(System.getenv());
        if (elsewhere.isPresent()) {
            new TopicPrinter(elsewhere.get(), System.out).print(name, follow);
            return 0;
        }
        try (StackClient client = RunningStack.attach(BourseCommand.home())) {
            new TopicPrinter(Brokers.plain(client.kafkaBootstrapServers()), System.out)
                    .print(name, follow);
        }
        return 0;
    }
}
