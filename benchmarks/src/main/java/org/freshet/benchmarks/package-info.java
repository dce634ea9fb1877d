/** JMH kernels and the end-to-end runner. */
@NullMarked
package org.freshet.benchmarks;

import org.jspecify.annotations.NullMarked;
