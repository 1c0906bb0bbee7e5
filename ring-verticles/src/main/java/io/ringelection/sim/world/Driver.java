package io.ringelection.sim.world;

import io.ringelection.core.step.Effect;

/** Performs the effects of one node's core, as the verticles do in a real process. */
final class Driver implements Effect.Handler {
  private final World world;
  private final SimNode node;
  private final Claims claims;
  private final Application application;
  private boolean left;

  Driver(World world, SimNode node, Claims claims) {
    this.world = world;
    this.node = node;
    this.claims = claims;
    this.application = new Application(world, node);
  }

  /** True once the core has said that it is gone. */
  boolean hasLeft() {
    return left;
  }

  @Override
  public void send(Effect.Send effect) {
    world.network().send(node, world.viaBytes(effect.envelope()));
  }

  @Override
  public void assigned(Effect.Assigned effect) {
    claims.hold(effect.grants());
  }

  @Override
  public void revoking(Effect.Revoking effect) {
    application.revoking(effect);
  }

  @Override
  public void revoked(Effect.Revoked effect) {
    claims.drop(effect.grants());
  }

  @Override
  public void lost(Effect.Lost effect) {
    claims.drop(effect.grants());
  }

  @Override
  public void leaseUntil(Effect.LeaseUntil effect) {
    claims.leaseUntil(effect.until());
  }

  @Override
  public void standing(Effect.Standing effect) {}

  @Override
  public void led(Effect.Led effect) {
    world.countElection();
  }

  @Override
  public void viewCommitted(Effect.ViewCommitted effect) {}

  @Override
  public void tableChanged() {}

  @Override
  public void refused(Effect.Refused effect) {}

  @Override
  public void left() {
    left = true;
  }

  @Override
  public void note(Effect.Note effect) {}
}
