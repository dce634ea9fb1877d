package org.freshet.service.cap;

import java.util.List;

/**
 * An {@code info} block: one language. Texts and times are as in the file; absent ones are empty.
 *
 * @param language language tag; CAP reads an absent one as {@code en-US}
 * @param categories category codes
 * @param event kind of event, in words
 * @param responseTypes what to do, as codes
 * @param urgency urgency code
 * @param severity severity code
 * @param certainty certainty code
 * @param audience whom it is for
 * @param eventCodes codes of the kind of event
 * @param effective when the information becomes valid
 * @param onset when the event begins
 * @param expires when the information becomes invalid
 * @param senderName sender in words
 * @param headline the headline
 * @param description the description
 * @param instruction what to do, in words
 * @param web where more is
 * @param contact whom to ask
 * @param parameters further values
 * @param resources attached files
 * @param areas where
 */
public record CapInfo(
    String language,
    List<String> categories,
    String event,
    List<String> responseTypes,
    String urgency,
    String severity,
    String certainty,
    String audience,
    List<CapPair> eventCodes,
    String effective,
    String onset,
    String expires,
    String senderName,
    String headline,
    String description,
    String instruction,
    String web,
    String contact,
    List<CapPair> parameters,
    List<CapResource> resources,
    List<CapArea> areas) {
  /** Copies the lists. */
  public CapInfo {
    categories = List.copyOf(categories);
    responseTypes = List.copyOf(responseTypes);
    eventCodes = List.copyOf(eventCodes);
    parameters = List.copyOf(parameters);
    resources = List.copyOf(resources);
    areas = List.copyOf(areas);
  }
}
