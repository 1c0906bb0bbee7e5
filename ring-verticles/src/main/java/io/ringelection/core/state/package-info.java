/**
 * What a node knows, has promised and holds. The rooms above read and change it by rules; here is
 * only what keeps the data consistent in itself: one class per concern, and {@link
 * io.ringelection.core.state.NodeState} for the few transitions that touch several.
 */
@NullMarked
package io.ringelection.core.state;

import org.jspecify.annotations.NullMarked;
