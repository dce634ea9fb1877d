/**
 * What must outlive the process: observations, with their revisions. Embedded H2 by default, one
 * file beside the study area; every commit is on its way to the disk before it is acknowledged.
 */
@NullMarked
package org.freshet.service.store;

import org.jspecify.annotations.NullMarked;
