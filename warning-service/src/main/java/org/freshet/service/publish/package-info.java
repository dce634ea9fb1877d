/**
 * What a replay leaves behind: GeoJSON, maps as PNG, the summary, the plain-text account, and the
 * files behind the page.
 *
 * <p>How to wire: draw a {@link org.freshet.service.publish.StudyMap} once per study area, add one
 * {@link org.freshet.service.publish.Snapshot} per time step, wrap both with the messages in a
 * {@link org.freshet.service.publish.Replay}. Geometry is WGS 84 longitude/latitude throughout;
 * {@link org.freshet.service.publish.Shapes} makes it from cells.
 */
@NullMarked
package org.freshet.service.publish;

import org.jspecify.annotations.NullMarked;
