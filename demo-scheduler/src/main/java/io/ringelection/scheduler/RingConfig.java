package io.ringelection.scheduler;

import io.ringelection.Quorum;
import io.ringelection.RingEnvironment;
import io.ringelection.RingOptions;
import io.ringelection.scheduler.job.Unreadable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The options of each node of this process, and notes on variables that did not do what they say.
 *
 * @param options one per node
 * @param notes one sentence each
 */
record RingConfig(List<RingOptions> options, List<String> notes) {

  /** From the file, then the environment, then the command line; blocks to read the file. */
  static RingConfig read(Settings settings, Map<String, String> environment) {
    JsonObject json = settings.ring == null ? new JsonObject() : file(settings.ring);
    RingEnvironment read = RingEnvironment.read(new RingOptions(json), environment);
    boolean quorumSaid = json.containsKey("quorum") || environment.containsKey("RING_QUORUM");
    List<RingOptions> options = new ArrayList<>();
    for (int i = 1; i <= settings.count(); i++) {
      RingOptions one = new RingOptions(read.options());
      if (settings.cluster) {
        if (settings.node != null) {
          one.setNode(settings.node);
        }
      } else {
        one.setNode("n" + i);
        if (!quorumSaid) {
          one.setQuorum(settings.nodes == 1 ? Quorum.single() : Quorum.dynamic(settings.nodes));
        }
      }
      options.add(one.validate());
    }
    return new RingConfig(options, read.notes());
  }

  private static JsonObject file(Path path) {
    try {
      return new JsonObject(Files.readString(path));
    } catch (IOException failure) {
      throw new StartException("ring file " + path + " " + Unreadable.why(path, failure), failure);
    } catch (DecodeException | ClassCastException notJson) {
      throw new StartException("ring file " + path + " is not a JSON object", notJson);
    }
  }
}
