package io.ringelection.grpc;

import io.ringelection.Grant;
import java.util.List;

/** Grants as messages. */
final class Grants {
  private Grants() {}

  static List<io.ringelection.grpc.v1.Grant> of(List<Grant> grants) {
    return grants.stream().map(Grants::of).toList();
  }

  private static io.ringelection.grpc.v1.Grant of(Grant grant) {
    io.ringelection.grpc.v1.Grant.Builder message =
        io.ringelection.grpc.v1.Grant.newBuilder()
            .setPartition(grant.partition())
            .setToken(grant.token());
    grant.previousOwner().ifPresent(owner -> message.setPreviousOwner(owner.toString()));
    return message.build();
  }
}
