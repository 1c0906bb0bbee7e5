package io.ringelection.rx;

import io.ringelection.web.WebOffender;

/** Breaks a rule of the house on purpose. */
public final class RxOffender {
  WebOffender neighbour;
}
