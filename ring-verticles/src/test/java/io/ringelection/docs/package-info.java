/** Documents are tested like code: what they show compiles, and what they list is all there is. */
@NullMarked
package io.ringelection.docs;

import org.jspecify.annotations.NullMarked;
