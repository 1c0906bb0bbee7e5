package io.ringelection.core;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.election.Candidate;
import io.ringelection.core.election.Refounding;
import io.ringelection.core.election.Succession;
import io.ringelection.core.election.Voter;
import io.ringelection.core.election.Watch;
import io.ringelection.core.heartbeat.Confirmation;
import io.ringelection.core.heartbeat.Discovery;
import io.ringelection.core.heartbeat.Leases;
import io.ringelection.core.heartbeat.Obituaries;
import io.ringelection.core.heartbeat.Renewal;
import io.ringelection.core.rebalance.HandOff;
import io.ringelection.core.rebalance.Rebalancer;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.step.Input;
import io.ringelection.core.view.Acceptor;
import io.ringelection.core.view.ViewChange;

/** The parts of a node, wired together. Each knows the state; this class alone knows them all. */
final class Parts {
  final NodeState state;
  final Discovery discovery;
  final Renewal renewal;
  final Leases leases;
  final Obituaries obituaries;
  final Confirmation confirmation;
  final Voter voter;
  final Candidate candidate;
  final Watch watch;
  final Succession succession;
  final Refounding refounding;
  final Acceptor acceptor;
  final ViewChange viewChange;
  final HandOff handOff;
  final Rebalancer rebalancer;
  private final Inputs inputs;

  Parts(NodeState state) {
    this.state = state;
    discovery = new Discovery(state);
    renewal = new Renewal(state);
    leases = new Leases(state);
    obituaries = new Obituaries(state, leases);
    confirmation = new Confirmation(state, leases);
    candidate = new Candidate(state);
    voter = new Voter(state, candidate);
    watch = new Watch(state, candidate);
    succession = new Succession(state, candidate);
    refounding = new Refounding(state);
    acceptor = new Acceptor(state);
    viewChange = new ViewChange(state);
    handOff = new HandOff(state);
    rebalancer = new Rebalancer(state);
    inputs = new Inputs(this);
  }

  Input.Handler inputs() {
    return inputs;
  }

  /** Every part does what is due. Rounds come last, because the others ask for them. */
  void tend() {
    if (state.tenure().hasLeft()) {
      return;
    }
    handOff.tend();
    discovery.giveUpSilentLeader();
    refounding.tend();
    discovery.tend();
    watch.tend();
    leases.tend();
    viewChange.tend();
    rebalancer.tend();
    succession.tend();
    obituaries.tend();
    renewal.tend();
    confirmation.tend();
  }

  long dueAt() {
    long due = Math.min(state.lapsesAt(), handOff.dueAt());
    due = Math.min(due, Math.min(discovery.dueAt(), renewal.dueAt()));
    due = Math.min(due, Math.min(watch.dueAt(), refounding.dueAt()));
    due = Math.min(due, obituaries.dueAt());
    Reign reign = state.reign();
    if (reign != null) {
      due = Math.min(due, Math.min(leases.dueAt(), confirmation.dueAt()));
      due = Math.min(due, viewChange.dueAt());
      if (reign.settledAt() == Reign.UNSETTLED && reign.waitUntil() > state.now()) {
        due = Math.min(due, reign.waitUntil());
      }
    }
    return due;
  }

  String waitingFor() {
    View committed = state.views().committed();
    NodeId leader = state.standing().leader();
    if (state.tenure().hasLeft() || (leader != null && state.now() < state.tenure().leaseEnd())) {
      return "";
    }
    int missing = watch.missingFounders();
    if (missing > 0) {
      return String.format(
          "%d more of %d expected nodes to found the ring (a majority is %d); to run alone use Quorum.single()",
          missing, committed.expected(), committed.expected() / 2 + 1);
    }
    if (committed.isGenesis()) {
      return leader == null ? "the founding of the ring" : "the first view of " + leader;
    }
    boolean silent =
        state.now() - state.standing().lastHeard() > state.config().timing().leaderTimeout();
    return leader == null || silent
        ? "a leader: a majority of the voters " + committed.voters() + " must be reachable"
        : "a lease of the leader " + leader;
  }
}
