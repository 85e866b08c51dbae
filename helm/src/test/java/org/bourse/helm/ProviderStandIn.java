package org.bourse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bourse.helm.tfplugin.DynamicValue;
import org.bourse.helm.tfplugin.EphemeralConfig;
import org.bourse.helm.tfplugin.EphemeralResult;
import org.bourse.helm.tfplugin.Nothing;
import org.bourse.helm.tfplugin.Schema;
import org.bourse.helm.tfplugin.Schemas;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * A provider of Terraform that has schemas and nothing else, where the real one cannot be fetched:
 * enough for {@code terraform validate}, and for {@code terraform test} with mocks of resources. It
 * says yes to whatever fits the schema.
 */
final class ProviderStandIn implements AutoCloseable {
    private static final String SERVICE = "tfplugin6.Provider";

    /** Questions whose answer is the same message without a field: nothing is wrong. */
    private static final List<String> AGREED =
            List.of(
                    "ValidateProviderConfig",
                    "ValidateResourceConfig",
                    "ValidateEphemeralResourceConfig",
                    "ConfigureProvider",
                    "CloseEphemeralResource",
                    "StopProvider");

    private final Server server;

    /**
     * @param schemas as {@code terraform providers schema -json} writes those of one provider
     */
    ProviderStandIn(JsonNode schemas) throws IOException {
        Schemas known = schemas(schemas);
        Nothing nothing = Nothing.getDefaultInstance();
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(SERVICE);
        answer(service, "GetProviderSchema", nothing, Schemas.getDefaultInstance(), asked -> known);
        answer(
                service,
                "OpenEphemeralResource",
                EphemeralConfig.getDefaultInstance(),
                EphemeralResult.getDefaultInstance(),
                ProviderStandIn::opened);
        AGREED.forEach(it -> answer(service, it, nothing, nothing, asked -> nothing));
        server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .addService(service.build())
                        .build()
                        .start();
    }

    private static <Q extends Message, A extends Message> void answer(
            ServerServiceDefinition.Builder service,
            String name,
            Q question,
            A answer,
            Function<Q, A> answered) {
        service.addMethod(
                MethodDescriptor.<Q, A>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                        .setRequestMarshaller(ProtoUtils.marshaller(question))
                        .setResponseMarshaller(ProtoUtils.marshaller(answer))
                        .build(),
                ServerCalls.asyncUnaryCall((asked, told) -> {
                    told.onNext(answered.apply(asked));
                    told.onCompleted();
                }));
    }

    /** A random password of the length it is to have. */
    private static EphemeralResult opened(EphemeralConfig asked) {
        try {
            ObjectNode password =
                    (ObjectNode)
                            new ObjectMapper(new MessagePackFactory())
                                    .readTree(asked.getConfig().getMsgpack().toByteArray());
            password.put("result", "x".repeat(password.path("length").intValue()));
            return EphemeralResult.newBuilder()
                    .setResult(
                            DynamicValue.newBuilder()
                                    .setJson(ByteString.copyFromUtf8(password.toString())))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How Terraform finds it: one entry of its variable {@code TF_REATTACH_PROVIDERS}. */
    String entry() {
        return """
        {"Protocol": "grpc", "ProtocolVersion": 6, "Pid": %d, "Test": true,
         "Addr": {"Network": "tcp", "String": "127.0.0.1:%d"}}\
        """
                .formatted(ProcessHandle.current().pid(), server.getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static Schemas schemas(JsonNode told) {
        Schemas.Builder schemas = Schemas.newBuilder().setProvider(schema(told.path("provider")));
        told.path("resource_schemas")
                .properties()
                .forEach(it -> schemas.putResourceSchemas(it.getKey(), schema(it.getValue())));
        told.path("ephemeral_resource_schemas")
                .properties()
                .forEach(it ->
                        schemas.putEphemeralResourceSchemas(it.getKey(), schema(it.getValue())));
        return schemas.build();
    }

    private static Schema schema(JsonNode told) {
        return Schema.newBuilder()
                .setVersion(told.path("version").asLong())
                .setBlock(block(told.path("block")))
                .build();
    }

    private static Schema.Block block(JsonNode told) {
        Schema.Block.Builder block = Schema.Block.newBuilder();
        told.path("attributes")
                .properties()
                .forEach(it -> block.addAttributes(attribute(it.getKey(), it.getValue())));
        told.path("block_types")
                .properties()
                .forEach(it ->
                        block.addBlockTypes(
                                Schema.NestedBlock.newBuilder()
                                        .setTypeName(it.getKey())
                                        .setBlock(block(it.getValue().path("block")))
                                        .setNesting(nesting(it.getValue()))
                                        .setMinItems(it.getValue().path("min_items").asLong())
                                        .setMaxItems(it.getValue().path("max_items").asLong())));
        return block.build();
    }

    private static Schema.Attribute attribute(String name, JsonNode told) {
        Schema.Attribute.Builder attribute =
                Schema.Attribute.newBuilder()
                        .setName(name)
                        .setRequired(told.path("required").asBoolean())
                        .setOptional(told.path("optional").asBoolean())
                        .setComputed(told.path("computed").asBoolean())
                        .setSensitive(told.path("sensitive").asBoolean())
                        .setWriteOnly(told.path("write_only").asBoolean());
        JsonNode nested = told.path("nested_type");
        if (nested.isMissingNode()) {
            return attribute.setType(ByteString.copyFromUtf8(told.path("type").toString())).build();
        }
        Schema.Object.Builder object = Schema.Object.newBuilder().setNesting(nesting(nested));
        nested.path("attributes")
                .properties()
                .forEach(it -> object.addAttributes(attribute(it.getKey(), it.getValue())));
        return attribute.setNestedType(object).build();
    }

    private static Schema.Nesting nesting(JsonNode told) {
        return Schema.Nesting.valueOf(told.path("nesting_mode").asText().toUpperCase(Locale.ROOT));
    }
}
