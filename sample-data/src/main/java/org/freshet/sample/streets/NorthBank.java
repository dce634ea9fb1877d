package org.freshet.sample.streets;

import static org.freshet.sample.streets.Quarter.ALTSTADT;
import static org.freshet.sample.streets.Quarter.AU;
import static org.freshet.sample.streets.Quarter.BAHNHOF;
import static org.freshet.sample.streets.Quarter.NORD;
import static org.freshet.sample.streets.Quarter.OPEN;
import static org.freshet.sample.streets.Quarter.SONNENHANG;
import static org.freshet.sample.streets.Quarter.WEST;
import static org.freshet.sample.streets.StreetClass.LANE;
import static org.freshet.sample.streets.StreetClass.PRIMARY;
import static org.freshet.sample.streets.StreetClass.RESIDENTIAL;
import static org.freshet.sample.streets.StreetClass.SECONDARY;
import static org.freshet.sample.streets.StreetClass.SERVICE;
import static org.freshet.sample.streets.StreetClass.TERTIARY;

/** The plan north of the Sill: old town, station, west, slopes, industrial estate. */
final class NorthBank {
  private final StreetPlan plan;

  NorthBank(StreetPlan plan) {
    this.plan = plan;
  }

  void draw() {
    mainRoads();
    oldTown();
    station();
    west();
    hillside();
    north();
    industry();
  }

  private void mainRoads() {
    plan.street(
        "Hersfelder Straße",
        PRIMARY,
        WEST,
        0,
        1768,
        300,
        1748,
        600,
        1728,
        900,
        1740,
        1060,
        1765,
        1116,
        1778);
    plan.street(
        "Erfurter Straße",
        PRIMARY,
        BAHNHOF,
        1484,
        1778,
        1600,
        1766,
        1720,
        1756,
        1850,
        1748,
        2005,
        1742,
        2150,
        1738,
        2480,
        1706,
        2800,
        1662,
        3000,
        1640);
    plan.street(
        "Kasseler Straße",
        SECONDARY,
        NORD,
        1325,
        1944,
        1352,
        2100,
        1330,
        2290,
        1400,
        2470,
        1372,
        2680,
        1430,
        2860,
        1440,
        3000);
  }

  private void oldTown() {
    plan.ring("Wallstraße", TERTIARY, ALTSTADT, false, 186, 155);
    plan.ring("Badergasse", LANE, ALTSTADT, true, 105, 88);
    plan.ring("Marktplatz", TERTIARY, ALTSTADT, false, 34, 27);
    plan.street("Webergasse", TERTIARY, ALTSTADT, 1266, 1792, 1195, 1785, 1114, 1782);
    plan.street("Langgasse", TERTIARY, ALTSTADT, 1334, 1792, 1405, 1788, 1486, 1782);
    plan.street("Hohe Gasse", LANE, ALTSTADT, 1303, 1817, 1318, 1880, 1322, 1944);
    plan.street("Untergasse", LANE, ALTSTADT, 1298, 1763, 1290, 1700, 1295, 1636);
    plan.street("Kirchgasse", LANE, ALTSTADT, 1276, 1811, 1232, 1856, 1172, 1902);
    plan.street("Schmiedegasse", LANE, ALTSTADT, 1326, 1809, 1375, 1850, 1430, 1900);
    plan.street("Gerbergasse", LANE, ALTSTADT, 1276, 1770, 1228, 1728, 1172, 1682);
    plan.street("Töpfergasse", LANE, ALTSTADT, 1325, 1771, 1370, 1726, 1428, 1680);
  }

  private void station() {
    plan.street(
        "Goethestraße", RESIDENTIAL, BAHNHOF, 1580, 1572, 1585, 1650, 1588, 1768, 1580, 1905);
    plan.street(
        "Schillerstraße", TERTIARY, BAHNHOF, 1722, 1548, 1716, 1650, 1720, 1756, 1715, 1895);
    plan.street("Bahnhofstraße", TERTIARY, BAHNHOF, 1868, 1560, 1862, 1650, 1858, 1748, 1850, 1888);
    plan.street(
        "Lessingstraße", RESIDENTIAL, BAHNHOF, 1462, 1860, 1585, 1862, 1715, 1850, 1850, 1836);
    plan.street(
        "Uhlandstraße", RESIDENTIAL, BAHNHOF, 1454, 1684, 1582, 1664, 1718, 1656, 1862, 1648);
    plan.street("Hölderlinweg", RESIDENTIAL, BAHNHOF, 1582, 1905, 1715, 1893, 1850, 1886);
    plan.bank("Uferstraße", TERTIARY, BAHNHOF, 1300, 1866, 88);
    plan.street("Seilergasse", TERTIARY, ALTSTADT, 1366, 1648, 1335, 1606, 1300, 1583);
    plan.street("Wachstraße", SERVICE, BAHNHOF, 1862, 1705, 1905, 1703, 1950, 1700);
    plan.street("Am Güterbahnhof", SERVICE, BAHNHOF, 1864, 1600, 1915, 1602, 1948, 1640);
  }

  private void west() {
    plan.street("Weidenweg", RESIDENTIAL, WEST, 430, 1640, 428, 1740, 440, 1835, 450, 1912);
    plan.street("Schulstraße", TERTIARY, WEST, 562, 1632, 565, 1732, 560, 1830, 572, 1918);
    plan.street(
        "Brückenstraße", TERTIARY, WEST, 760, 1734, 764, 1640, 760, 1520, 764, 1400, 772, 1262);
    plan.street(
        "Bergstraße", TERTIARY, WEST, 700, 1732, 696, 1830, 704, 1912, 690, 1980, 722, 2052);
    plan.street("Gartenstraße", RESIDENTIAL, WEST, 824, 1737, 820, 1836, 830, 1915);
    plan.street("Rosenstraße", RESIDENTIAL, WEST, 952, 1748, 948, 1640, 944, 1590);
    plan.street("Lindenstraße", RESIDENTIAL, WEST, 955, 1748, 960, 1842, 952, 1922);
    plan.street(
        "Wiesenstraße", RESIDENTIAL, WEST, 360, 1642, 562, 1634, 764, 1640, 948, 1642, 1120, 1690);
    plan.street(
        "Ahornstraße",
        RESIDENTIAL,
        WEST,
        438,
        1834,
        560,
        1832,
        696,
        1832,
        820,
        1838,
        960,
        1844,
        1140,
        1858);
    plan.street(
        "Birkenstraße",
        RESIDENTIAL,
        WEST,
        448,
        1910,
        572,
        1916,
        704,
        1912,
        830,
        1914,
        952,
        1920,
        1090,
        1948,
        1168,
        1966);
    plan.street("Am Anger", RESIDENTIAL, WEST, 640, 1636, 634, 1580, 700, 1562, 762, 1572);
  }

  private void hillside() {
    plan.street(
        "Sonnenhang",
        RESIDENTIAL,
        SONNENHANG,
        420,
        2064,
        560,
        2040,
        722,
        2052,
        880,
        2044,
        1040,
        2074,
        1130,
        2050);
    plan.street(
        "Am Weinberg",
        RESIDENTIAL,
        SONNENHANG,
        410,
        2170,
        560,
        2148,
        730,
        2160,
        890,
        2146,
        1046,
        2178);
    plan.street(
        "Panoramaweg",
        RESIDENTIAL,
        SONNENHANG,
        440,
        2272,
        580,
        2254,
        740,
        2266,
        900,
        2250,
        1040,
        2282);
    plan.street(
        "Hangweg", RESIDENTIAL, SONNENHANG, 586, 2362, 680, 2360, 760, 2370, 900, 2352, 1010, 2374);
    plan.street("Rebenweg", RESIDENTIAL, SONNENHANG, 560, 2040, 566, 2100, 560, 2148);
    plan.street(
        "Kelterweg",
        RESIDENTIAL,
        SONNENHANG,
        808,
        2046,
        800,
        2100,
        812,
        2153,
        806,
        2210,
        816,
        2258,
        808,
        2310,
        820,
        2362);
    plan.street("Winzerweg", RESIDENTIAL, SONNENHANG, 580, 2254, 572, 2310, 586, 2362);
    plan.street(
        "Steigweg",
        RESIDENTIAL,
        SONNENHANG,
        1042,
        2074,
        1050,
        2130,
        1044,
        2178,
        1050,
        2230,
        1040,
        2282);
    plan.street("Traubenweg", RESIDENTIAL, SONNENHANG, 432, 2168, 424, 2220, 440, 2272);
    plan.street(
        "Aussichtsweg",
        RESIDENTIAL,
        SONNENHANG,
        1010,
        2374,
        1060,
        2400,
        1130,
        2390,
        1230,
        2340,
        1334,
        2310);
  }

  private void north() {
    plan.street(
        "Nordring", TERTIARY, NORD, 1128, 2050, 1230, 2044, 1345, 2040, 1490, 2034, 1640, 2030);
    plan.street(
        "Brahmsstraße",
        RESIDENTIAL,
        NORD,
        1150,
        2130,
        1250,
        2128,
        1352,
        2122,
        1500,
        2116,
        1632,
        2110);
    plan.street("Mozartstraße", RESIDENTIAL, NORD, 1160, 2216, 1250, 2214, 1340, 2210, 1500, 2204);
    plan.street(
        "Beethovenstraße", RESIDENTIAL, NORD, 1172, 1966, 1168, 2046, 1160, 2130, 1165, 2216);
    plan.street("Haydnstraße", RESIDENTIAL, NORD, 1246, 2044, 1252, 2128, 1250, 2214);
    plan.street(
        "Händelstraße",
        RESIDENTIAL,
        NORD,
        1440,
        1920,
        1492,
        1960,
        1490,
        2034,
        1500,
        2116,
        1500,
        2204);
    plan.street("Bachstraße", RESIDENTIAL, NORD, 1580, 1905, 1620, 1960, 1630, 2030, 1632, 2110);
    plan.street("Parkweg", RESIDENTIAL, NORD, 1168, 1966, 1250, 1972, 1332, 1980, 1492, 1962);
    plan.street(
        "Klinikstraße", TERTIARY, NORD, 1372, 2420, 1460, 2448, 1560, 2440, 1690, 2470, 1800, 2466);
    plan.street(
        "Am Krankenhaus",
        SERVICE,
        NORD,
        1690,
        2470,
        1700,
        2540,
        1790,
        2560,
        1830,
        2510,
        1800,
        2466);
    plan.street("Waldstraße", RESIDENTIAL, NORD, 1376, 2660, 1290, 2640, 1200, 2660, 1120, 2640);
  }

  private void industry() {
    plan.street(
        "Aubrücke", SECONDARY, AU, 2228, 1736, 2222, 1600, 2216, 1480, 2206, 1330, 2160, 1300);
    plan.street(
        "Industriestraße",
        TERTIARY,
        AU,
        2221,
        1560,
        2380,
        1546,
        2520,
        1540,
        2690,
        1528,
        2830,
        1510);
    plan.street(
        "Carl-Benz-Straße",
        TERTIARY,
        AU,
        2120,
        1862,
        2236,
        1874,
        2470,
        1858,
        2690,
        1830,
        2830,
        1812);
    plan.street("Siemensstraße", TERTIARY, AU, 2226, 1736, 2236, 1874, 2250, 1960);
    plan.street("Dieselstraße", TERTIARY, AU, 2380, 1546, 2402, 1716, 2420, 1862);
    plan.street("Röntgenstraße", TERTIARY, AU, 2530, 1540, 2540, 1698, 2550, 1850);
    plan.street("Boschstraße", TERTIARY, AU, 2690, 1528, 2688, 1680, 2690, 1830);
    plan.street("Ottoweg", SERVICE, AU, 2250, 1958, 2420, 1952, 2560, 1940, 2550, 1850);
    plan.street("Am Umspannwerk", SERVICE, AU, 2120, 1862, 2118, 1800, 2150, 1738);
    plan.street("Kläranlagenweg", SERVICE, OPEN, 2830, 1510, 2890, 1470, 2960, 1462);
  }
}
