package org.freshet.service.cap;

import java.util.List;

/**
 * A CAP alert as its file says it: texts verbatim, absent elements empty. What it means is for the
 * validator and for whoever reads it.
 *
 * @param identifier unique with the sender
 * @param sender who sends
 * @param sent when, as {@code YYYY-MM-DDThh:mm:ss±hh:mm}
 * @param status status code
 * @param msgType message type code
 * @param source where the alert comes from
 * @param scope scope code
 * @param restriction rule of a restricted scope
 * @param addresses receivers of a private scope
 * @param codes tags of profiles
 * @param note note of an exercise or an error
 * @param references {@code sender,identifier,sent} of earlier messages, blank-separated
 * @param incidents identifiers of the incidents it belongs to, blank-separated
 * @param infos one per language
 */
public record CapAlert(
    String identifier,
    String sender,
    String sent,
    String status,
    String msgType,
    String source,
    String scope,
    String restriction,
    String addresses,
    List<String> codes,
    String note,
    String references,
    String incidents,
    List<CapInfo> infos) {
  /** Copies the lists. */
  public CapAlert {
    codes = List.copyOf(codes);
    infos = List.copyOf(infos);
  }
}
