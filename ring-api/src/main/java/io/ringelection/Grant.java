package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One partition within an event.
 *
 * @param partition 0 to P-1
 * @param token fencing token of the grant that began, ends or ended
 * @param previous for Assigned: who owned it last, null when unknown; for the other events null
 */
public record Grant(int partition, long token, @Nullable NodeId previous) {

  /** The owner before this one, as far as the leader knew. */
  public Optional<NodeId> previousOwner() {
    return Optional.ofNullable(previous);
  }

  /**
   * The token is written as a decimal string: it does not fit the 53 bits of a JavaScript number.
   */
  public JsonObject toJson() {
    JsonObject json =
        new JsonObject().put("partition", partition).put("token", Long.toString(token));
    return previous == null ? json : json.put("previousOwner", previous.toString());
  }

  /** Reads what {@link #toJson()} wrote. */
  public static Grant fromJson(JsonObject json) {
    String previous = json.getString("previousOwner");
    return new Grant(
        json.getInteger("partition"),
        Long.parseLong(json.getString("token")),
        previous == null ? null : NodeId.parse(previous));
  }
}
