/** What people read, in their language: one properties file per language, named placeholders. */
@NullMarked
package org.freshet.service.texts;

import org.jspecify.annotations.NullMarked;
