"""Where Sun and Moon stand, and when: for the calendars that look at the sky.

Longitudes are apparent, along the ecliptic, in degrees. Moments are days since 2000-01-01 12:00
in universal time. The series are those of Meeus, Astronomical Algorithms (chapters 25 and 47),
without their smallest terms: from 1900 to 2100 both are right to 0.002 degrees, a new moon to
the minute, a solstice to three.
"""

from __future__ import annotations

from math import cos, degrees, radians, sin

SYNODIC_MONTH = 29.530588861
_MOON_SPEED, _SUN_SPEED = 13.176397, 0.985647
# Terrestrial less universal time, in days; 65 seconds serve the century around 2000.
_DELTA_T = 65 / 86400
# Multiples of the Moon's elongation, the Sun's and the Moon's anomaly and the Moon's argument of
# latitude; the sine of their sum counts so many millionths of a degree.
_MOON = (
    (0, 0, 1, 0, 6288774), (2, 0, -1, 0, 1274027), (2, 0, 0, 0, 658314), (0, 0, 2, 0, 213618),
    (0, 1, 0, 0, -185116), (0, 0, 0, 2, -114332), (2, 0, -2, 0, 58793), (2, -1, -1, 0, 57066),
    (2, 0, 1, 0, 53322), (2, -1, 0, 0, 45758), (0, 1, -1, 0, -40923), (1, 0, 0, 0, -34720),
    (0, 1, 1, 0, -30383), (2, 0, 0, -2, 15327), (0, 0, 1, 2, -12528), (0, 0, 1, -2, 10980),
    (4, 0, -1, 0, 10675), (0, 0, 3, 0, 10034), (4, 0, -2, 0, 8548), (2, 1, -1, 0, -7888),
    (2, 1, 0, 0, -6766), (1, 0, -1, 0, -5163), (1, 1, 0, 0, 4987), (2, -1, 1, 0, 4036),
    (2, 0, 2, 0, 3994), (4, 0, 0, 0, 3861), (2, 0, -3, 0, 3665), (0, 1, -2, 0, -2689),
    (2, 0, -1, 2, -2602), (2, -1, -2, 0, 2390), (1, 0, 1, 0, -2348), (2, -2, 0, 0, 2236),
    (0, 1, 2, 0, -2120), (0, 2, 0, 0, -2069), (2, -2, -1, 0, 2048), (2, 0, 1, -2, -1773),
    (2, 0, 0, 2, -1595), (4, -1, -1, 0, 1215), (0, 0, 2, 2, -1110), (3, 0, -1, 0, -892),
    (2, 1, 1, 0, -810), (4, -1, -2, 0, 759), (0, 2, -1, 0, -713), (2, 2, -1, 0, -700),
    (2, 1, -2, 0, 691), (2, -1, 0, -2, 596), (4, 0, 1, 0, 549), (0, 0, 4, 0, 537),
    (4, -1, 0, 0, 520), (1, 0, -2, 0, -487), (2, 1, 0, -2, -399), (0, 0, 2, -2, -381),
    (1, 1, 1, 0, 351), (3, 0, -2, 0, -340), (4, 0, -3, 0, 330), (2, -1, 2, 0, 327),
    (0, 2, 1, 0, -323),
)  # fmt: skip
# The Earth's way around the Sun: size in hundred-millionths of a radian, phase, turn a millennium.
_EARTH = (
    (3341656, 4.6692568, 6283.07585), (34894, 4.6261, 12566.1517), (3497, 2.7441, 5753.3849),
    (3418, 2.8289, 3.5231), (3136, 3.6277, 77713.7715), (2676, 4.4181, 7860.4194),
    (2343, 6.1352, 3930.2097), (1324, 0.7425, 11506.7698), (1273, 2.0371, 529.691),
    (1199, 1.1096, 1577.3435), (990, 5.233, 5884.927), (902, 2.045, 26.298),
    (857, 3.508, 398.149), (780, 1.179, 5223.694), (753, 2.533, 5507.553),
    (505, 4.583, 18849.228), (492, 4.205, 775.523), (357, 2.92, 0.067), (317, 5.849, 11790.629),
    (284, 1.899, 796.298), (271, 0.315, 10977.079),
)  # fmt: skip


def sun(moment: float) -> float:
    """The longitude of the Sun."""
    t = (moment + _DELTA_T) / 365250  # millennia since 2000
    total = 1.75347046 + 6283.3196667 * t + 0.0005292 * t * t
    total += 0.00206059 * t * cos(2.678235 + 6283.07585 * t)
    total += 0.00004303 * t * cos(2.6351 + 12566.1517 * t)
    for size, phase_then, speed in _EARTH:
        total += size * cos(phase_then + speed * t) / 1e8
    # Seen from the Earth, the Sun is on the other side, and light takes eight minutes.
    return (degrees(total) + 180 - 0.00569 + _nutation(moment)) % 360


def _nutation(moment: float) -> float:
    turned = 0.00037 * sin(radians(200.93 + 1.97129495 * moment))
    return -0.00478 * sin(radians(125.0445 - 0.05295377 * moment)) - turned


def moon(moment: float) -> float:
    """The longitude of the Moon."""
    c = (moment + _DELTA_T) / 36525  # centuries since 2000
    mean = 218.3164477 + 481267.88123421 * c - 0.0015786 * c * c
    d = 297.8501921 + 445267.1114034 * c - 0.0018819 * c * c
    m = 357.5291092 + 35999.0502909 * c - 0.0001536 * c * c
    n = 134.9633964 + 477198.8675055 * c + 0.0087414 * c * c
    f = 93.272095 + 483202.0175233 * c - 0.0036539 * c * c
    e = 1 - 0.002516 * c  # the Earth's orbit grows rounder
    total = 3958 * sin(radians(119.75 + 131.849 * c)) + 1962 * sin(radians(mean - f))
    for of_d, of_m, of_n, of_f, size in _MOON:
        total += size * e ** abs(of_m) * sin(radians(of_d * d + of_m * m + of_n * n + of_f * f))
    return (mean + total / 1e6 + _nutation(moment)) % 360


def phase(moment: float) -> float:
    """How far the Moon is ahead of the Sun: 0 at new moon, 180 at full moon."""
    return (moon(moment) - sun(moment)) % 360


def sun_at(longitude: float, near: float) -> float:
    """The moment nearest to `near` at which the Sun has this longitude."""
    for _ in range(6):
        near += _turn(longitude - sun(near)) / _SUN_SPEED
    return near


def phase_at(angle: float, near: float) -> float:
    """The moment nearest to `near`, within half a month, at which the Moon is so far ahead."""
    for _ in range(8):
        near += _turn(angle - phase(near)) / (_MOON_SPEED - _SUN_SPEED)
    return near


def _turn(angle: float) -> float:
    """The same angle between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180


def new_moon_by(moment: float) -> float:
    """The last new moon at or before a moment."""
    found = phase_at(0, moment - phase(moment) / (_MOON_SPEED - _SUN_SPEED))
    return found if found <= moment else phase_at(0, found - SYNODIC_MONTH)
