package io.ringelection.sim.world;

/**
 * How proofs of death come in one world.
 *
 * @param late share of proofs that take up to seconds: a kernel frees the memory of a process
 *     before it closes its sockets, and the question whether another runs in its place may take its
 *     time
 * @param farewells share of nodes that leave or stop whose end is noticed like a crash: their
 *     beacon goes out, too, when all is given up
 */
public record Proofs(double late, double farewells) {
  /** Crashes are proved within milliseconds, and who leaves is not missed. */
  public static final Proofs PROMPT = new Proofs(0, 0);

  /** Within milliseconds, and of whoever is gone. */
  public static final Proofs ALWAYS = new Proofs(0, 1);
}
