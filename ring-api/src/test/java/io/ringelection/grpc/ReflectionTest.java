package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.reflection.v1.ServerReflectionRequest;
import io.vertx.grpc.reflection.v1.ServerReflectionResponse;
import io.vertx.grpc.reflection.v1.ServiceResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a tool such as grpcurl asks before it can call anything. */
class ReflectionTest extends GrpcTest {
  static final ServiceMethod<ServerReflectionResponse, ServerReflectionRequest> REFLECT =
      ServiceMethod.client(
          ServiceName.create("grpc.reflection.v1.ServerReflection"),
          "ServerReflectionInfo",
          GrpcMessageEncoder.encoder(),
          GrpcMessageDecoder.decoder(ServerReflectionResponse.newBuilder()));

  private ServerReflectionResponse ask(ServerReflectionRequest.Builder question) {
    return call(REFLECT, question.build()).message();
  }

  @Test
  void servicesAreListed() {
    assertEquals(
        List.of(
            "ring.v1.Ring",
            "ring.v1.Admin",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection"),
        ask(ServerReflectionRequest.newBuilder().setListServices(""))
            .getListServicesResponse()
            .getServiceList()
            .stream()
            .map(ServiceResponse::getName)
            .toList());
  }

  @Test
  void methodsAreDescribed() throws InvalidProtocolBufferException {
    List<ByteString> files =
        ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol("ring.v1.Ring"))
            .getFileDescriptorResponse()
            .getFileDescriptorProtoList();

    FileDescriptorProto file = FileDescriptorProto.parseFrom(files.get(0));
    assertEquals("ring.v1", file.getPackage());
    assertEquals(
        "Ring[Status, Lookup, Watch] Admin[Drain]",
        file.getServiceList().stream().map(this::shape).collect(Collectors.joining(" ")));
  }

  private String shape(ServiceDescriptorProto service) {
    return service.getName() + service.getMethodList().stream().map(m -> m.getName()).toList();
  }

  @Test
  void whatIsNotThere() {
    Stream.of(
            ServerReflectionRequest.newBuilder().setFileContainingSymbol("nope"),
            ServerReflectionRequest.newBuilder().setFileByFilename("../../etc/passwd"))
        .forEach(question -> assertTrue(ask(question).hasErrorResponse(), question::toString));
  }
}
