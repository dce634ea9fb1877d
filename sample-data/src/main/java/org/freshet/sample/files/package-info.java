/** Writers of the file formats the study area is made of. */
@NullMarked
package org.freshet.sample.files;

import org.jspecify.annotations.NullMarked;
