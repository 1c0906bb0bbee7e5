package io.ringelection.scheduler;

import io.ringelection.Quorum;
import io.ringelection.RingEnvironment;
import io.ringelection.RingException;
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
import java.util.Optional;

/**
 * The options of each node of this process, and notes on variables that did not do what they say.
 *
 * @param options one per node
 * @param notes one sentence each
 */
record RingConfig(List<RingOptions> options, List<String> notes) {

  private static final String QUORUM = "RING_QUORUM";

  /** From the file, then the environment, then the command line; blocks to read the file. */
  static RingConfig read(Settings settings, Map<String, String> environment) {
    RingOptions file = file(settings.ring);
    RingEnvironment read = RingEnvironment.read(file, environment);
    List<String> notes = new ArrayList<>(read.notes());
    List<RingOptions> options =
        settings.cluster
            ? List.of(clustered(settings, read.options()))
            : embedded(settings, read.options(), environment.getOrDefault(QUORUM, "").isBlank());
    if (!settings.cluster) {
      quorumNote(settings, file.getQuorum(), options.get(0).getQuorum()).ifPresent(notes::add);
    }
    options.forEach(RingOptions::validate);
    return new RingConfig(options, notes);
  }

  private static RingOptions clustered(Settings settings, RingOptions read) {
    return settings.node == null ? read : new RingOptions(read).setNode(settings.node);
  }

  /**
   * The nodes of one process found their ring without any other: the command line says how many
   * they are, whatever the file expects of nodes in processes of their own.
   *
   * @param byCount false when the environment says what founds the ring
   */
  private static List<RingOptions> embedded(Settings settings, RingOptions read, boolean byCount) {
    List<RingOptions> options = new ArrayList<>();
    for (int i = 1; i <= settings.nodes; i++) {
      RingOptions one = new RingOptions(read).setNode("n" + i);
      if (byCount) {
        one.setQuorum(settings.nodes == 1 ? Quorum.single() : Quorum.dynamic(settings.nodes));
      }
      options.add(one);
    }
    return options;
  }

  private static Optional<String> quorumNote(Settings settings, Quorum file, Quorum used) {
    return file.equals(used) || file.equals(new RingOptions().getQuorum())
        ? Optional.empty()
        : Optional.of(
            "quorum %s of %s is for nodes in processes of their own; here it is %s: --nodes and %s say it"
                .formatted(file, settings.ring, used, QUORUM));
  }

  private static RingOptions file(Path path) {
    try {
      return new RingOptions(new JsonObject(Files.readString(path)));
    } catch (RingException refused) {
      throw new StartException("ring file " + path + ": " + refused.getMessage(), refused);
    } catch (IOException failure) {
      throw new StartException("ring file " + path + " " + Unreadable.why(path, failure), failure);
    } catch (DecodeException | ClassCastException notJson) {
      throw new StartException("ring file " + path + " is not a JSON object", notJson);
    }
  }
}
