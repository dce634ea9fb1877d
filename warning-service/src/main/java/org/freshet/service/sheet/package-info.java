/**
 * Hazard map sheets on paper: one drawing in millimetres, as a picture and as PDF. Colours run from
 * light to dark blue so that every kind of colour vision and a black-and-white printer keep their
 * order; hatching and numbers name the class where grey does not.
 */
@NullMarked
package org.freshet.service.sheet;

import org.jspecify.annotations.NullMarked;
