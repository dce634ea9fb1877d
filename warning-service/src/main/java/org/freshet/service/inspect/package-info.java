/**
 * Says what a file is and what is wrong with it, by its content and not by its name.
 *
 * <p>A {@link org.freshet.service.inspect.FileInspector} per family of formats; {@link
 * org.freshet.service.inspect.Inspections} asks them in turn. A new format gets a new inspector
 * there.
 */
@NullMarked
package org.freshet.service.inspect;

import org.jspecify.annotations.NullMarked;
