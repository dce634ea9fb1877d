/**
 * Planners' batches: a YAML file that crosses rains, states and measures, the runner that works
 * through it and takes up where it was stopped, and the files each scenario leaves.
 */
@NullMarked
package org.freshet.service.scenario;

import org.jspecify.annotations.NullMarked;
