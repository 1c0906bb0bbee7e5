package io.ringelection.sim.world;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;

/** Several observers as one. */
record Observers(Observer[] all) implements Observer {
  @Override
  public void taking(SimNode node, Input input) {
    for (Observer each : all) {
      each.taking(node, input);
    }
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    for (Observer each : all) {
      each.performing(node, effect);
    }
  }

  @Override
  public void stepped(SimNode node) {
    for (Observer each : all) {
      each.stepped(node);
    }
  }

  @Override
  public void lost(SimNode from, Envelope envelope) {
    for (Observer each : all) {
      each.lost(from, envelope);
    }
  }

  @Override
  public void happened(long now, String what) {
    for (Observer each : all) {
      each.happened(now, what);
    }
  }

  @Override
  public void happens(long now, long until, String what) {
    for (Observer each : all) {
      each.happens(now, until, what);
    }
  }

  @Override
  public void started(SimNode node) {
    for (Observer each : all) {
      each.started(node);
    }
  }

  @Override
  public void ending(SimNode node) {
    for (Observer each : all) {
      each.ending(node);
    }
  }

  @Override
  public void paused(SimNode node, long until) {
    for (Observer each : all) {
      each.paused(node, until);
    }
  }
}
