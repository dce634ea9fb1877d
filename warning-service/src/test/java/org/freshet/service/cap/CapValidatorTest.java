package org.freshet.service.cap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapValidatorTest {
  private final CapValidator validator = new CapValidator();
  private final String update =
      new String(
          CapWriter.xml(Messages.mapper(Messages.profile()).alert(Messages.incident().get(1))),
          UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "references | <references>.*?</references> | ",
        "references | (<references>)[^<]+ | $1a;b;c",
        "references | (,2026-06-18T)\\d\\d | $123",
        "sent | (<sent>.*?)\\+02:00 | $1,02:00",
        "schema | (<sent>.*?)\\+02:00 | $1Z",
        "schema | (<sent>.*?)\\+02:00 | $1.5+02:00",
        "schema | <status>Exercise | <status>Fun",
        "schema | <scope>Public</scope> | ",
        "schema | <urgency>(.*?)</urgency>\\s*<severity>(.*?)</severity>"
            + " | <severity>$2</severity><urgency>$1</urgency>",
        "restriction | <scope>Public | <scope>Restricted",
        "addresses | <scope>Public | <scope>Private",
        "sender | (<sender>)\\S+(</sender>) | $1a b$2",
        "expires | <expires>.*?</expires> | ",
        "expires | (<expires>)\\d{4} | $12020",
        "category | <category>Met</category> | <category>Geo</category>",
        "eventCode | <value>pluvial-flood | <value>other",
        "area | (?s)<area>.*?</area> | ",
        "polygon | (<polygon>)\\S+ \\S+ | $1",
        "polygon | (<polygon>)\\S+ | $1149.2,9.1",
        "polygon | (<polygon>).*?(</polygon>) | $149,9 50,10 50,9 49,10 49,9$2",
        "polygon | (<polygon>).*?(</polygon>) | $149,9 50,10 49,9$2",
        "ceiling | </areaDesc>(?s)(.*?)</area> | </areaDesc>$1<ceiling>5</ceiling></area>",
      })
  void refuses(String rule, String pattern, String replacement) {
    String broken = update.replaceFirst(pattern, replacement == null ? "" : replacement);
    assertThat(broken).as("the change must apply").isNotEqualTo(update);
    assertThat(validator.errors(broken.getBytes(UTF_8)))
        .extracting(CapFinding::rule)
        .contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language | <language>de-DE</language> | ",
        "markup | (<instruction>) | $1&lt;b&gt;Achtung&lt;/b&gt; ",
        "unknown | <urgency>Immediate | <urgency>Unknown",
        "senderName | <senderName>.*?</senderName> | ",
        "sent | (<sent>.*?)\\+02:00 | $1+00:00",
        "responseType | <responseType>.*?</responseType>\\s*<responseType>.*?</responseType> | ",
      })
  void advisesAgainst(String rule, String pattern, String replacement) {
    String changed = update.replaceFirst(pattern, replacement == null ? "" : replacement);
    List<CapFinding> findings = validator.check(changed.getBytes(UTF_8));
    assertThat(findings)
        .filteredOn(f -> f.severity() == CapFinding.Severity.ADVICE)
        .extracting(CapFinding::rule)
        .contains(rule);
  }

  @Test
  void refusesDocumentTypesAndLoadsNothing() {
    String bomb =
        update
            .replaceFirst(
                "<alert", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<alert")
            .replaceFirst("<headline>", "<headline>&x;");
    assertThat(validator.errors(bomb.getBytes(UTF_8)))
        .extracting(CapFinding::message)
        .anyMatch(message -> message.contains("DOCTYPE"));
  }

  @Test
  void saysThatSomethingElseIsNoAlert() {
    assertThat(validator.errors("<rss/>".getBytes(UTF_8)))
        .extracting(CapFinding::message)
        .anyMatch(message -> message.contains("(rss)"));
    assertThat(validator.errors("rain".getBytes(UTF_8))).isNotEmpty();
    assertThat(validator.errors(new byte[0])).isNotEmpty();
  }
}
