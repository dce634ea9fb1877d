/**
 * The generator of Sillbach, the invented town: {@link org.freshet.sample.SillbachGenerator} makes
 * the model and writes every file of the study area. Rooms build on each other in this order: land,
 * streets, model, town and transit and storm, files, and this one.
 */
@NullMarked
package org.freshet.sample;

import org.jspecify.annotations.NullMarked;
