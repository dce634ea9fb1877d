/** The cloudburst: rain over space and time, its radar frames and its gauges. */
@NullMarked
package org.freshet.sample.storm;

import org.jspecify.annotations.NullMarked;
