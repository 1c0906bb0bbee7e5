package io.ringelection.journal;

import io.ringelection.access.AccessOffender;

/** Breaks a rule of the house on purpose. */
public final class JournalOffender {
  AccessOffender neighbour;
}
