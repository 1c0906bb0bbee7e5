/**
 * Views: who is a member and who votes. A view is chosen like a value in a replicated register:
 * {@link io.ringelection.core.view.Acceptor} is one copy of it, {@link
 * io.ringelection.core.view.ViewChange} is the leader that writes it, {@link
 * io.ringelection.core.view.WantedView} says what it should be.
 */
@NullMarked
package io.ringelection.core.view;

import org.jspecify.annotations.NullMarked;
