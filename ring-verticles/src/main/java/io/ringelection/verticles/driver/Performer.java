package io.ringelection.verticles.driver;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.verticles.transport.Transport;

/**
 * Turns effects into deeds, in the order given. What readers on other threads may rely on changes
 * at once; what the application is told is queued behind it.
 */
final class Performer implements Effect.Handler {
  private final Ownership ownership;
  private final Facts facts;
  private final Transport transport;
  private final Notes notes;
  private final Answers answers;

  /** What the driver itself has to know. */
  interface Answers {
    /** The next input, from any thread. */
    void input(Input input);

    void standingChanged();

    void tableChanged();

    void refused(Effect.Refused effect);

    void left();
  }

  Performer(Ownership ownership, Facts facts, Transport transport, Notes notes, Answers answers) {
    this.ownership = ownership;
    this.facts = facts;
    this.transport = transport;
    this.notes = notes;
    this.answers = answers;
  }

  @Override
  public void send(Effect.Send effect) {
    transport.send(effect.envelope());
  }

  @Override
  public void assigned(Effect.Assigned effect) {
    ownership.take(effect.grants());
    facts.assigned(effect.cause(), effect.grants());
  }

  @Override
  public void revoking(Effect.Revoking effect) {
    facts.revoking(
        effect.cause(),
        effect.grants(),
        effect.limit(),
        (part, ended) -> answers.input(new Input.HandedOff(part)));
  }

  @Override
  public void revoked(Effect.Revoked effect) {
    ownership.drop(effect.grants());
    facts.revoked(effect.cause(), effect.grants());
  }

  @Override
  public void lost(Effect.Lost effect) {
    ownership.drop(effect.grants());
    facts.lost(effect.cause(), effect.grants());
  }

  @Override
  public void leaseUntil(Effect.LeaseUntil effect) {
    ownership.leaseUntil(effect.until());
  }

  @Override
  public void standing(Effect.Standing effect) {
    answers.standingChanged();
  }

  @Override
  public void led(Effect.Led effect) {
    facts.led(effect.term());
  }

  @Override
  public void viewCommitted(Effect.ViewCommitted effect) {
    facts.viewCommitted(effect.term(), effect.view());
  }

  @Override
  public void tableChanged() {
    answers.tableChanged();
  }

  @Override
  public void refused(Effect.Refused effect) {
    answers.refused(effect);
  }

  @Override
  public void left() {
    answers.left();
  }

  @Override
  public void note(Effect.Note effect) {
    notes.write(effect);
  }
}
