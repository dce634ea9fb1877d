package org.freshet.sample.streets;

import static org.freshet.sample.streets.Quarter.MUEHLEN;
import static org.freshet.sample.streets.Quarter.OPEN;
import static org.freshet.sample.streets.Quarter.SUEDHANG;
import static org.freshet.sample.streets.StreetClass.RESIDENTIAL;
import static org.freshet.sample.streets.StreetClass.SECONDARY;
import static org.freshet.sample.streets.StreetClass.SERVICE;
import static org.freshet.sample.streets.StreetClass.TERTIARY;

/** The plan south of the Sill: mill quarter, slope, the way to the basin. */
final class SouthBank {
  private final StreetPlan plan;

  SouthBank(StreetPlan plan) {
    this.plan = plan;
  }

  void draw() {
    mainRoads();
    mill();
    slope();
  }

  private void mainRoads() {
    plan.street(
        "Fuldaer Straße",
        SECONDARY,
        MUEHLEN,
        1300,
        1583,
        1292,
        1490,
        1282,
        1390,
        1266,
        1240,
        1262,
        1150,
        1300,
        1000,
        1325,
        900);
    plan.street(
        "Fuldaer Landstraße",
        SECONDARY,
        OPEN,
        1325,
        900,
        1290,
        760,
        1240,
        640,
        1290,
        480,
        1300,
        320,
        1250,
        160,
        1245,
        0);
    plan.street(
        "Auweg", TERTIARY, MUEHLEN, 1266, 1250, 1400, 1266, 1530, 1276, 1640, 1286, 1850, 1304,
        1992, 1312, 2160, 1302);
    plan.street("Südbrücke", SECONDARY, MUEHLEN, 1648, 1546, 1650, 1480, 1648, 1400, 1640, 1286);
  }

  private void mill() {
    plan.bank("Mühlenstraße", TERTIARY, MUEHLEN, 1040, 1870, -82);
    plan.street("Mühlgasse", RESIDENTIAL, MUEHLEN, 1060, 1352, 1056, 1250, 1050, 1160);
    plan.street("Müllerweg", RESIDENTIAL, MUEHLEN, 1160, 1382, 1162, 1250, 1156, 1160);
    plan.street("Walkmühlenweg", RESIDENTIAL, MUEHLEN, 1402, 1392, 1400, 1266, 1404, 1166);
    plan.street("Sägmühlenweg", RESIDENTIAL, MUEHLEN, 1528, 1330, 1530, 1276, 1534, 1200);
    plan.street("Ölmühlenweg", RESIDENTIAL, MUEHLEN, 1764, 1340, 1760, 1298, 1764, 1230);
    plan.street(
        "Erlenweg",
        RESIDENTIAL,
        MUEHLEN,
        1262,
        1150,
        1404,
        1166,
        1534,
        1202,
        1640,
        1216,
        1764,
        1234,
        1880,
        1250);
    plan.street(
        "Wiesenweg", TERTIARY, MUEHLEN, 772, 1262, 900, 1232, 1054, 1236, 1162, 1240, 1266, 1240);
    plan.street(
        "Tannenweg",
        RESIDENTIAL,
        MUEHLEN,
        772,
        1262,
        800,
        1170,
        920,
        1128,
        1050,
        1160,
        1156,
        1160,
        1262,
        1158);
    plan.street("Am Bauhof", SERVICE, MUEHLEN, 1640, 1286, 1644, 1216);
    plan.street("Bleichweg", RESIDENTIAL, MUEHLEN, 1868, 1306, 1876, 1250);
  }

  private void slope() {
    plan.street(
        "Südhang",
        RESIDENTIAL,
        SUEDHANG,
        1010,
        906,
        1120,
        920,
        1220,
        912,
        1325,
        900,
        1450,
        930,
        1580,
        950,
        1690,
        960);
    plan.street(
        "Fichtenweg",
        RESIDENTIAL,
        SUEDHANG,
        1050,
        820,
        1160,
        834,
        1300,
        812,
        1440,
        840,
        1570,
        862,
        1680,
        872);
    plan.street("Kiefernweg", RESIDENTIAL, SUEDHANG, 1450, 930, 1446, 880, 1440, 840);
    plan.street(
        "Eichenweg",
        RESIDENTIAL,
        SUEDHANG,
        1580,
        950,
        1576,
        900,
        1570,
        862,
        1566,
        790,
        1440,
        760,
        1290,
        740);
    plan.street("Buchenweg", RESIDENTIAL, SUEDHANG, 1120, 920, 1136, 880, 1130, 826);
    plan.street("Erlengrundweg", SERVICE, OPEN, 920, 1128, 900, 1010, 830, 880, 740, 830, 660, 760);
  }
}
