package io.ringelection.sim.world;

import io.ringelection.NodeId;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Clocks;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Timing;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One incarnation of a node: a core, its clock, and the driver that performs what the core asks
 * for. While it is paused it takes nothing; what comes waits, and arrives mixed up at the end.
 */
public final class SimNode {
  private static final long WAKING = 2 * Setting.MS;
  private static final long TIMER = Setting.MS;
  private static final long NO_WAKE = Long.MIN_VALUE;
  private static final long WALL = 1_800_000_000_000L;
  private static final long AWAKE = -1;

  private final World world;
  private final int slot;
  private final LocalClock clock;
  private final RingNode core;
  private final Claims claims;
  private final Driver driver;
  private final Deque<Effect> backlog = new ArrayDeque<>();
  private Clocks told;
  private Input.@Nullable Roles wished;
  private boolean alive = true;
  private long pausedUntil;
  private long suspendedAt = AWAKE;
  private long sluggishUntil;
  private long lateBy;
  private long steppedAt;
  private long wakeAt = NO_WAKE;
  private int wakes;

  SimNode(World world, int slot, LocalClock clock, NodeConfig config) {
    this.world = world;
    this.slot = slot;
    this.clock = clock;
    this.core = new RingNode(config, clock.at(world.now()));
    this.claims = new Claims(clock, config.partitions());
    this.driver = new Driver(world, this, claims);
    this.told = clocks();
    wake();
  }

  /** Identity of this incarnation. */
  public NodeId id() {
    return core.self();
  }

  /** Where in the network it is. */
  public int slot() {
    return slot;
  }

  /** The state machine, to be read only. */
  public RingNode core() {
    return core;
  }

  /** What its application can read. */
  public Claims claims() {
    return claims;
  }

  /** Its clock. */
  public LocalClock clock() {
    return clock;
  }

  /** What does not change during the run. */
  public Setting setting() {
    return world.setting();
  }

  /** Durations of the ring. */
  public Timing timing() {
    return world.setting().timing();
  }

  /** Real time. */
  public long realNow() {
    return world.now();
  }

  /** What its clock shows. */
  public long now() {
    return clock.at(world.now());
  }

  /**
   * What its clock showed at its last step: earlier than now when the process stood still before it
   * had performed all that the step asked for.
   */
  public long steppedAt() {
    return steppedAt;
  }

  /** False once it has crashed or left. */
  public boolean isAlive() {
    return alive;
  }

  /** True while the process stopped between two effects of one step. */
  public boolean isStalled() {
    return !backlog.isEmpty();
  }

  /** True while the process stands still. */
  public boolean isPaused() {
    return world.now() < pausedUntil;
  }

  /** The process stands still for a while; its clock does not. */
  public void pause(long duration) {
    pausedUntil = Math.max(pausedUntil, world.now() + duration);
    world.observer().paused(this, pausedUntil);
  }

  /** The machine stands still for a while, and its monotonic clock with it. */
  public void suspend(long duration) {
    pause(duration);
    if (suspendedAt == AWAKE) {
      suspendedAt = world.now();
      claims.readable(false);
    }
  }

  /** Everything that comes is handled later by so much, until a time. */
  public void sluggish(long late, long until) {
    lateBy = late;
    sluggishUntil = until;
  }

  /** True while everything that comes is handled later. */
  public boolean isSluggish() {
    return world.now() < sluggishUntil;
  }

  /** How late its last input may be of those that came before peace. */
  public long lateBy() {
    return lateBy;
  }

  /** Ends every pause, but not the suspension of a machine: a short one might not be noticed. */
  public void resume() {
    if (suspendedAt == AWAKE && isPaused()) {
      pausedUntil = world.now();
      // What waits was put off to the end that the pause would have had.
      world.at(world.now(), () -> take(tick()));
    }
    lateBy = world.now() < sluggishUntil ? lateBy : 0;
    sluggishUntil = 0;
  }

  /** Gives the core an input, now or later if the process is late or stands still. */
  public void take(Input input) {
    if (input instanceof Input.Roles news) {
      wished = news;
    }
    if (world.now() < sluggishUntil) {
      world.after(lateBy, () -> offer(input));
    } else {
      offer(input);
    }
  }

  private void offer(Input input) {
    if (suspendedAt != AWAKE && !isPaused()) {
      clock.standStill(pausedUntil - suspendedAt);
      suspendedAt = AWAKE;
    }
    if (!backlog.isEmpty() && !isPaused()) {
      perform();
    }
    if (alive && !isPaused() && clocks().wentApartSince(told)) {
      step(tick());
    }
    if (alive && isPaused()) {
      world.at(pausedUntil + world.dice().below(WAKING), () -> offer(input));
    } else if (alive) {
      readable();
      step(asOfNow(input));
    }
  }

  /**
   * A tick tells the time at which it is handled; and what an application says does not overtake
   * itself, so the last word counts.
   */
  private Input asOfNow(Input input) {
    if (input instanceof Input.Roles && wished != null) {
      return wished;
    }
    return input instanceof Input.Tick ? tick() : input;
  }

  /** The driver has had its chance to notice: if it has not, what was held is held again. */
  private void readable() {
    if (!claims.isReadable()) {
      Effect again = new Effect.LeaseUntil(claims.leaseUntil());
      claims.leaseUntil(Long.MIN_VALUE);
      claims.readable(true);
      world.observer().performing(this, again);
      again.accept(driver);
    }
  }

  private void step(Input input) {
    world.observer().taking(this, input);
    if (input instanceof Input.Roles) {
      world.changed();
    }
    steppedAt = now();
    if (input instanceof Input.Tick) {
      told = clocks();
    }
    plant(core.step(input, steppedAt));
  }

  /** Performs effects as if the core had asked for them just now. */
  public void plant(Collection<? extends Effect> effects) {
    backlog.addAll(effects);
    perform();
  }

  private void perform() {
    while (!backlog.isEmpty()) {
      if (world.stalls()) {
        pause(world.dice().below(2 * timing().lease()));
        world.at(pausedUntil, () -> take(tick()));
        return;
      }
      Effect effect = backlog.remove();
      world.observer().performing(this, effect);
      effect.accept(driver);
    }
    world.observer().stepped(this);
    if (driver.hasLeft()) {
      world.left(this);
    } else {
      wake();
    }
  }

  void die() {
    alive = false;
    backlog.clear();
  }

  /** One wake-up is pending; a new one supersedes it. */
  private void wake() {
    long wanted = core.wakeAt();
    if (wanted == wakeAt) {
      return;
    }
    wakeAt = wanted;
    int number = ++wakes;
    long due = clock.reaches(wanted);
    if (due == Long.MAX_VALUE) {
      return;
    }
    long at = Math.max(world.now() + 1, due) + world.dice().below(TIMER);
    world.at(at, () -> ring(number));
  }

  private void ring(int number) {
    if (number == wakes) {
      wakeAt = NO_WAKE;
      take(tick());
    }
  }

  private Input tick() {
    return new Input.Tick(clocks().wallMillis());
  }

  private Clocks clocks() {
    return new Clocks(WALL + world.now() / Setting.MS, now());
  }
}
