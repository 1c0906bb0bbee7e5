package io.ringelection.chaos.fault;

import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Clocks;
import io.ringelection.chaos.process.Crew;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Where faults happen.
 *
 * @param crew the processes
 * @param net between them
 * @param clocks of the nodes, if they can be set
 * @param random draws who is hit
 */
public record Stage(Crew crew, Net net, Optional<Clocks> clocks, Random random) {

  /** All nodes in an order that is drawn. */
  List<String> shuffled() {
    List<String> names = new ArrayList<>(net.places().keySet());
    Collections.shuffle(names, random);
    return names;
  }

  /** Cuts what these send to those, and the other way as well. */
  void part(List<String> these, List<String> those, Net.Part part) {
    for (String one : these) {
      for (String other : those) {
        net.cut(one, other, part);
        net.cut(other, one, part);
      }
    }
  }
}
