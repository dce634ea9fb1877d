/**
 * Depressions: their hierarchy, storage curves, inventory, and what rain does to them.
 *
 * <p>{@link org.freshet.sink.TerrainModel} is made once per terrain. {@link
 * org.freshet.sink.FillSpillMerge} then answers any rain in time linear in the number of
 * depressions, whatever the number of cells. {@link org.freshet.sink.SinkLevels} is the small
 * result everything downstream reads.
 */
@NullMarked
package org.freshet.sink;

import org.jspecify.annotations.NullMarked;
