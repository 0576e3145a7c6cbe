"""Sầm Sơn and the Trường Lệ ridge: illustrative 3D model, 360° panoramas (see README.md).

  blender -b -P sam_son.py -- SCENE [--w 4096] [--spp 4] [--to 4096] [--out DIR]     (--to: enlarge what was rendered smaller)
SCENE: tren-cao bai-bien bac-da san-den truyen-thuyet hon-trong-mai den-co-tien | landmarks
All scenes stand in one model: x east, y north, z above the sea; origin on the rock Cổ Giải.
"""
import sys
import os
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kit import *           # noqa: F401,F403
import kit as K
import kit_underground as U
import kit_coast as C
from kit_coast import vn, sm, seg_dist, Place
import numpy as np
from mathutils import kdtree

SITE = 'sam-son-truong-le'
# ---- sourced figures
PEAK = 84.7                              # highest of 16 hills (Hòn Kèo)
STEPS, STEP_W = 45, 2.0                  # 40-50 steps in the texts, about 2 m wide
# ---- own choice: where the hills and buildings stand
PEAKS = [(-85, -160, 37, 95), (-190, -300, 52, 105), (-60, -395, 40, 85), (-215, -520, 64, 118), (-400, -560, 47, 120),
         (-335, -745, PEAK, 140), (-175, -720, 45, 95), (-520, -830, 60, 125), (-430, -985, 70, 125), (-600, -1090, 54, 115),
         (-480, -1240, 64, 125), (-650, -1365, 72, 125), (-800, -1490, 56, 115), (-690, -1630, 50, 105), (-790, -1850, 41, 120)]   # and Cổ Giải
TOP = 11.0                               # court of Độc Cước above the sea
FOOT = 3.35                              # square at the foot of the stairs
TM = (-196.0, -496.0, 64.5)              # clearing of the Trống Mái rocks
CT = (-745.0, -1930.0, 31.0)             # court of Cô Tiên on Đầu Voi
TH = (-108.0, -248.0, 33.0)              # temple of Tô Hiến Thành
SHORE = [(16000, 3600), (6000, 950), (3000, 330), (1500, 95), (700, 0), (300, -14), (160, -2), (100, 14), (66, 34), (36, 50), (8, 57), (-25, 55), (-55, 44), (-95, 38),
         (-200, 32), (-330, 62), (-430, 50), (-600, -18), (-760, -42), (-900, -165), (-1100, -285), (-1300, -335), (-1500, -490), (-1700, -545), (-1850, -600), (-1960, -640), (-2030, -730),
         (-2090, -880), (-2180, -1010), (-2400, -1090), (-3000, -1260), (-6000, -1950), (-16000, -4200)]
ROAD = [(-330, 60), (-230, 10), (-175, -70), (-140, -170), (-118, -255), (-150, -350), (-178, -430), (-222, -492), (-300, -560), (-420, -660), (-470, -800), (-450, -900), (-520, -1010), (-520, -1120), (-560, -1260),
        (-720, -1400), (-740, -1560), (-745, -1700), (-765, -1800), (-757, -1880), (-747, -1910)]
STAIR_Y0, STAIR_Y1 = 45.5, 30.4          # foot and head of the flight (it climbs to the south)
TEMPLE = Place((0, 11.0, TOP), 0)        # front edge of the front hall; looks north to the beach
CO_TIEN = Place((CT[0], CT[1] + 5.5, CT[2]), 180)
TO_HIEN = Place((TH[0] - 1, TH[1], TH[2]), 270)
PADS = [(0, 8, 15, 22.5, TOP, 5), (0, 55, 17, 9, FOOT, 7), (TM[0], TM[1], 12.5, 12.5, TM[2], 9), (CT[0], CT[1] + 3, 13.5, 19, CT[2], 7), (TH[0] + 3, TH[1], 11, 9, TH[2], 7)]

AIR = (95, -22, 108)                      # off the headland, looking over the ridge and the beach
BRIGHT = dict(sun_az=118, sun_el=44, sun=4.7, sky_strength=.19, warm=(1., .93, .82), clouds=.8, dust=.7)
EYE = 1.6
TMH, BEACH_Y = 24.0, 136.0               # heading of the look at the rocks; where one stands on the beach
SCENES = {
    'tren-cao': dict(cam=AIR, head=250, look=(0, -20), sun=dict(sun_az=108, sun_el=42)),
    'bai-bien': dict(cam=None, head=182, look=(0, 2), sun=dict(sun_az=96, sun_el=40)),
    'bac-da': dict(cam=(.3, 52.6, FOOT + EYE), head=180, look=(0, 8), sun=dict(sun_az=62, sun_el=46)),
    'san-den': dict(cam=(9.4, 16.6, TOP + EYE), head=232, look=(0, 4), sun=dict(sun_az=52, sun_el=44)),
    'truyen-thuyet': dict(cam=(0, 9.55, TOP + .45 + EYE), head=180, look=(0, -2), sun=dict(sun_az=40, sun_el=46)),
    'hon-trong-mai': dict(cam=None, head=TMH, look=(0, 5), sun=dict(sun_az=128, sun_el=40)),
    'den-co-tien': dict(cam=(CT[0] + 3.0, CT[1] - 6.4, CT[2] + EYE), head=180, look=(0, 2), sun=dict(sun_az=262, sun_el=17, warm=(1., .72, .46), sun=4.0, clouds=1.0)),
}

# ------------------------------------------------------------------ terrain

_y = np.arange(-16000, 16001, 2.0)
_s = np.array(sorted(SHORE), np.float64)
_x = np.interp(_y, _s[:, 0], _s[:, 1])
for _ in range(3):
    _x = np.convolve(np.pad(_x, 9, 'edge'), np.ones(19) / 19, 'valid')


def rocky(y):
    """1 on the ridge's own coast, 0 on the beaches."""
    return sm((52 - y) / 26) * sm((y + 2110) / 60)


def shore(y):
    y = np.asarray(y, np.float32)
    r = rocky(y)
    return (np.interp(y, _y, _x) + r * (vn(0 * y, y, 27, 1) * 6 + vn(0 * y, y, 10, 2) * 2.5) + (1 - r) * (2.2 * np.sin(y / 43) + 1.0 * np.sin(y / 16.3 + 1))).astype(np.float32)


def hills(x, y):
    wx, wy = x + vn(x, y, 70, 3) * 16 + vn(x, y, 24, 4) * 5, y + vn(x, y, 70, 5) * 16 + vn(x, y, 24, 6) * 5
    acc = np.zeros(np.shape(x), np.float32)
    for px, py, h, s in PEAKS:
        acc += (h * np.exp(-.92 * (((wx - px) ** 2 + (wy - py) ** 2) / s ** 2) ** .86)) ** 5
    return acc ** .2


def bare(x, y):
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    d, r = shore(y) - x, rocky(y)
    sand = np.where(d < 0, np.maximum(d * .055, -4), np.minimum(.050 * np.clip(d, 0, 200), 3.3))
    cliff = np.where(d < 0, np.maximum(d * .25, -4), np.minimum(.42 * d, 4.5))
    base = sand * (1 - r) + cliff * r + 1.1 * sm((d - 150) / 500)
    dn = d + vn(x, y, 21, 7) * 5
    up = hills(x, y) * sm((dn - 1) / 62) ** .75
    q = ((x - 4) / 38) ** 2 + ((y - 7) / 37) ** 2
    up = np.maximum(up, (TOP - .5 - base) * np.exp(-np.clip(q, 0, 9) ** 2) * sm((d + 3) / 16))
    rough = vn(x, y, 16, 8) * .9 + vn(x, y, 5.5, 9) * .4 + vn(x, y, 1.9, 10) * .14
    return base + up + rough * np.clip(up / 8, 0, 1) + r * sm((d + 4) / 5) * sm((26 - d) / 10) * (vn(x, y, 6, 11) * 1.1 + vn(x, y, 2.1, 12) * .4) + .05 * vn(x, y, 3.1, 13) * sm(d / 4)


def pad_mask(x, y, p, extra=0.0):
    cx, cy, hx, hy, _, blend = p
    dx, dy = np.maximum(np.abs(x - cx) - hx, 0), np.maximum(np.abs(y - cy) - hy, 0)
    return sm(1 - (np.hypot(dx, dy) - extra) / blend)


def on_stairs(x, y, grow=0.0):
    return sm((STEP_W / 2 + 2.2 + grow - np.abs(x)) / 2.0) * sm((y - STAIR_Y1 + 2) / 2) * sm((STAIR_Y0 + 2 - y) / 2)


_road = []


def road_level(x, y):
    """A smoothed height of the loop road at the road point nearest to x, y."""
    if not _road:
        pts = np.array(K.subdivide(ROAD, 6.0), np.float32)
        z = np.convolve(np.pad(bare(pts[:, 0], pts[:, 1]), 15, 'edge'), np.ones(31) / 31, 'valid')
        tree = kdtree.KDTree(len(pts))
        for i, p in enumerate(pts):
            tree.insert((p[0], p[1], 0), i)
        tree.balance()
        _road.extend((tree, z))
    tree, z = _road
    return np.array([z[tree.find((a, b, 0))[1]] for a, b in zip(x, y)], np.float32)


def land(x, y):
    """Height, and what lies on it: two arrays of three masks."""
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    h = bare(x, y)
    road = np.full(np.shape(x), 99, np.float32)
    near = (x > -860) & (x < -60) & (y < 110) & (y > -1960)
    if near.any():
        road[near] = seg_dist(x[near], y[near], ROAD)
        rd = near & (road < 9)
        if rd.any():
            w = sm((8.5 - road[rd]) / 5)
            h[rd] = h[rd] * (1 - w) + road_level(x[rd], y[rd]) * w
    for p in PADS:
        w = pad_mask(x, y, p)
        h = h * (1 - w) + p[4] * w
    t = np.clip((STAIR_Y0 - y) / (STAIR_Y0 - STAIR_Y1), 0, 1)
    w = on_stairs(x, y)
    h = h * (1 - w) + np.minimum(np.where(np.abs(x) < STEP_W / 2 + .5, FOOT + t * (TOP - FOOT) - .35, FOOT + t * (TOP - FOOT) + .12 * vn(x, y, 1.2, 3)), TOP) * w
    d, r = shore(y) - x, rocky(y)
    hill = sm((hills(x, y) - 4) / 5) * sm((d - 12) / 12) + (((x - 4) / 44) ** 2 + ((y - 7) / 40) ** 2 < 1) * 1.0
    slope = C.slope_of(x, y, h) if x.ndim == 2 else np.zeros_like(h)
    rock = np.maximum(r * sm((20 - d - 5 * vn(x, y, 9, 14)) / 7) * sm((d + 12) / 8), sm((slope - .62) / .3) * sm(d / 6)) + .35 * sm(vn(x, y, 26, 15) * 2 - .7) * np.clip(hill, 0, 1)
    beach = sm((66 - d + 4 * vn(x, y, 14, 16)) / 9) * (1 - r)
    dome = sm(np.exp(-np.clip(((x - 4) / 38) ** 2 + ((y - 7) / 37) ** 2, 0, 9) ** 2) * 6)
    beach = beach * (1 - dome)
    rock = np.maximum(rock, dome * (.30 + .45 * vn(x, y, 7, 26))) * (1 - beach)
    prom = sm((5.5 - np.abs(d - 84)) / .8) * (1 - r) * sm((y - 75) / 10)
    trod = sm((10.2 - np.hypot(x - TM[0], y - TM[1]) + vn(x, y, 4.5, 19) * 2.6) / 2.2)
    path = np.maximum.reduce([sm((3.1 - road) / .8), prom, pad_mask(x, y, PADS[1], -6), trod * .52])
    town = sm((d - 98) / 8) * (1 - np.clip(hill, 0, 1)) * sm((y + 900) / 300) * sm((1050 - d) / 250) * sm(vn(x, y, 45, 18) * 1.6 + .75)
    wet = sm((7.5 - d + 2 * vn(x, y, 12, 17)) / 4.5) * beach
    for p in PADS:
        k = pad_mask(x, y, p, -3)
        beach, town, rock = beach * (1 - k), town * (1 - k), rock * (1 - k * .9)
    return h, np.stack([np.clip(path, 0, 1), beach, np.clip(rock, 0, 1)], -1), np.stack([town, wet, np.clip(hill, 0, 1)], -1)


def hz(x, y):
    return float(land(np.array([x], np.float32), np.array([y], np.float32))[0][0])


def strew(name, lib, items):
    """Many instances on the ground: items[index in lib] = [(x, y, sink, rotation, scale)]."""
    for k, v in items.items():
        if not v:
            continue
        a = np.array(v, np.float32)
        z = land(a[:, 0], a[:, 1])[0] - a[:, 2]
        K.scatter_faces(f'{name} {k}', lib[k], [(float(q[0]), float(q[1]), float(h), float(q[3]), float(q[4])) for q, h in zip(a, z)])


def ground(cam, air):
    mat = C.ground_material()
    if air:
        xs, ys = C.graded(-160, 3.0, -15000, 900, 1.05, 700), C.graded(-500, 3.2, -15000, 15000, 1.05, 1100)
    else:
        xs, ys = C.graded(cam[0], .16, -15000, 3000, 1.035, 9), C.graded(cam[1], .16, -15000, 15000, 1.035, 9)
    X, Y = np.meshgrid(xs, ys, indexing='ij')
    h, a, b = land(X, Y)
    C.sheet(X, Y, h, mat, 'land', {'land': a, 'land2': b}, keep=(shore(Y) - X) > -90)
    m = K.Mesh()                                             # low hills far inland
    rows = []
    for i in range(12):
        r = 11000 + i * 700
        rows.append([])
        for j in range(110):
            t = radians(222 + j * 1.05)
            n = noise.hetero_terrain(Vector((r * sin(t) / 3600, r * cos(t) / 3600, 2.7)), .9, 2, 6, .6)
            rows[-1].append((r * sin(t), r * cos(t), max(0, n) * 330 * sin(pi * j / 109) ** .6 * min(1, i / 4) - 12))
    m.quads(rows, K.plain('far hills', (.06, .09, .06), .95, 0, .004, .4))
    m.build('far hills', smooth=True)
    C.sea(shore, cam, 58, rocky, rough=.15 if air else .07)

# ------------------------------------------------------------------ plants and stones


def library(near):
    l1, l2, l3 = K.leaf('leaf dark', (.070, .140, .030)), K.leaf('leaf mid', (.105, .19, .038)), K.leaf('leaf light', (.155, .24, .055))
    b, b2 = K.plain('bark', (.19, .145, .11), .95, 0, 6, .4), K.plain('pale bark', (.34, .31, .27), .9, 0, 5, .3)
    lib = {'far': [K.broadleaf(f'far{i}', 10 + i, 7.5 + .8 * i, 4.2 + .4 * i, .28, .22, .7, 46, 26, .66, (l1, l2, l3, l1)[i], (b, b2)[i % 2]) for i in range(4)],
           'cas': [C.casuarina(f'cas.far{i}', 20 + i, 10 + 2 * i, 1900, .95) for i in range(2)],
           'palm': [K.palm(f'palm{i}', 50 + i, 7.5 + 1.5 * i, 18, 2.8, l2, b2) for i in range(2)],
           'bush': [K.shrub(f'bush{i}', 70 + i, .9, 1.3, 600, .2, (l1, l2)[i]) for i in range(2)]}
    if near:
        lib['tree'] = [K.broadleaf(f'tree{i}', 30 + i, 6.5 + i, 3.4, .2, .3, .65, 95, 90, .21, (l2, l1)[i], b2) for i in range(2)]
        lib['pine'] = [C.casuarina(f'cas{i}', 40 + i, 9 + 2 * i, 6500, .62) for i in range(2)]
        lib['shrub'] = [K.shrub(f'shrub{i}', 80 + i, .7, 1.0, 1500, .13, (l1, l2, l3)[i]) for i in range(3)]
        lib['tuft'] = [K.tuft(f'tuft{i}', 90 + i, K.leaf('blade', (.17, .21, .06), .45, .25), 30, .24, .16) for i in range(2)]
        lib['fern'] = [C.fern(f'fern{i}', 95 + i) for i in range(2)]
        lib['frangipani'] = [K.frangipani('frangipani', 60, 3.4, l2, b2, K.leaf('frangipani flower', (.85, .80, .62), .3, .1))]
        lib['banyan'] = [K.broadleaf('old tree', 61, 11, 6.2, .55, .28, .6, 130, 95, .24, l1, b)]
    return lib


def clear_of(x, y, margin=2.0):
    """True where no building, road or look-out is in the way."""
    ok = np.ones(np.shape(x), bool)
    for p in PADS:
        ok &= (np.abs(x - p[0]) > p[2] + margin) | (np.abs(y - p[1]) > p[3] + margin)
    return ok & (on_stairs(x, y, 1.2) < .01)


VIEWS = {'hon-trong-mai': ((TMH - 62, TMH + 100), 130), 'den-co-tien': ((80, 262), 120), 'san-den': ((-60, 130), 70)}


def blocks_view(x, y, z, height, name):
    """Trees that would stand before the sea."""
    if name not in VIEWS:
        return np.zeros(np.shape(x), bool)
    (a0, a1), reach = VIEWS[name]
    cam = SCENES[name]['cam']
    az = (np.degrees(np.arctan2(x - cam[0], y - cam[1])) - a0) % 360
    dist = np.hypot(x - cam[0], y - cam[1])
    return (az < a1 - a0) & (dist < reach) & (z + height > cam[2] - .11 * dist)


def woods(lib, name, cam, near):
    rng = np.random.default_rng(11)
    step = 6.4
    gx, gy = np.meshgrid(np.arange(-1150, 110, step), np.arange(-2120, 70, step), indexing='ij')
    x, y = (gx + rng.uniform(-2.9, 2.9, gx.shape)).ravel().astype(np.float32), (gy + rng.uniform(-2.9, 2.9, gx.shape)).ravel().astype(np.float32)
    hl = hills(x, y)
    d = shore(y) - x
    ok = (d > 13) & ((hl > 2.2) | (np.hypot((x - 4) / 36, (y - 7) / 36) < 1)) & (vn(x, y, 34, 20) > -.72)
    x, y, d = x[ok], y[ok], d[ok]
    h = land(x, y)[0]
    ok = clear_of(x, y) & (seg_dist(x, y, ROAD) > 6.2) & ~blocks_view(x, y, h, 7, name)
    dist = np.hypot(x - cam[0], y - cam[1])
    ok &= (dist > 4) & ((dist > 34) | (not near))
    groups = {}
    for i in np.flatnonzero(ok):
        r = rng.random()
        pine = vn(x[i], y[i], 60, 21) > .32 or d[i] < 26
        k = ('cas', int(r * 2)) if pine else ('bush', int(r * 2)) if r < .10 else ('far', min(3, max(0, int(1.6 + 2 * vn(x[i], y[i], 45, 22) + r * 1.6 - .4))))
        groups.setdefault(k, []).append((float(x[i]), float(y[i]), float(h[i]) - .15, rng.uniform(0, 6.28), rng.uniform(.6, 1.0) * (1.6 if k[0] == 'bush' else .82)))
    for (k, i), v in groups.items():
        K.scatter_faces(f'wood {k}{i}', lib[k][i], v)
    promenade(lib, 2600 if name == 'tren-cao' else 900)


def promenade(lib, gardens):
    """Palms and casuarinas along the beach road; garden trees of the town."""
    rng = random.Random(3)
    trees = [lib['palm'][0], lib['palm'][1], lib['cas'][0], lib['far'][1], lib['far'][2]]
    items = {k: [] for k in range(5)}
    for k in range(240):
        yy = 84 + k * 11.5 + rng.uniform(-2, 2)
        at = float(shore(np.float32(yy)))
        for dd in (73, 93):
            items[k % 2 if dd == 93 or k % 5 else 2].append((at - dd - rng.uniform(-2, 2), yy, .1, rng.uniform(0, 6.28), rng.uniform(.8, 1.05)))
    y = np.array([rng.uniform(-900, 3200) for _ in range(gardens)], np.float32)
    x = shore(y) - np.array([rng.uniform(105, 1700) for _ in range(gardens)], np.float32)
    for i in np.flatnonzero((hills(x, y) < 5) & (np.hypot(x, y - 40) > 60)):
        items[3 + rng.randrange(2)].append((x[i], y[i], .2, rng.uniform(0, 6.28), rng.uniform(.55, .95)))
    strew('garden', trees, items)


def undergrowth(lib, name, cam, kinds, reach, keep=None, seed=5):
    """Near plants in full detail around the camera: (kind, count, nearest, smallest, largest)."""
    rng = random.Random(seed)
    for kind, n, r0, s0, s1 in kinds:
        pts = []
        for _ in range(n):
            a, r = rng.uniform(0, 2 * pi), r0 + (reach - r0) * rng.random() ** .8
            pts.append((cam[0] + r * cos(a), cam[1] + r * sin(a)))
        x, y = np.array([p[0] for p in pts], np.float32), np.array([p[1] for p in pts], np.float32)
        z = land(x, y)[0]
        big = kind in ('tree', 'pine')
        ok = clear_of(x, y, 1.5 if big else .3) & (shore(y) - x > 10) & (seg_dist(x, y, ROAD) > (5.5 if big else 3.4))
        ok &= ~blocks_view(x, y, z, 7 if big else 1.2, name) if kind not in ('tuft', 'fern') else True
        if keep is not None:
            ok &= keep(x, y)
        items = {}
        for i in np.flatnonzero(ok):
            items.setdefault(rng.randrange(len(lib[kind])), []).append((float(x[i]), float(y[i]), float(z[i]) - .05, rng.uniform(0, 6.28), rng.uniform(s0, s1)))
        for k, v in items.items():
            K.scatter_faces(f'near {kind}{k}', lib[kind][k], v)


def stones(name, cam):
    """Rocks along the ridge's coast and out of its slopes."""
    rng = random.Random(8)
    wet, dry = C.rock('sea rock', .1, 1.0), C.rock()
    lib = [C.boulder(f'stone{i}', i + 1, ((1.6, 1.1, .9), (1.2, 1.3, 1.1), (2.0, 1.2, .8), (1.1, .9, 1.3))[i % 4], wet if i < 4 else dry, .8, fine=4, rough=1.3) for i in range(8)]
    groups = {k: [] for k in range(8)}
    pts = [(rng.uniform(-2080, 62) if k > 700 else rng.gauss(10, 34), rng.gauss(-2.5, 5), rng.uniform(.6, 2.4) * (2.1 if rng.random() < .12 else 1)) for k in range(2600)]
    y, off, s = (np.array(v, np.float32) for v in zip(*pts))
    x = shore(y) + off
    ok = (y > -2080) & (y < 58) & (np.hypot(x - cam[0], y - cam[1]) > s * 2 + 2) & (on_stairs(x, y, 4) == 0) & (pad_mask(x, y, PADS[1], 2) == 0)
    for i in np.flatnonzero(ok):
        groups[i % 4].append((x[i], y[i], s[i] * .45, rng.uniform(0, 6.28), s[i]))
    pts = [(p[0] + rng.gauss(0, 80), p[1] + rng.gauss(0, 80)) for p in (rng.choice(PEAKS) for _ in range(740))] + [(rng.gauss(0, 27), rng.gauss(8, 27)) for _ in range(160)]
    x, y = (np.array(v, np.float32) for v in zip(*pts))
    s = np.array([rng.uniform(.7, 2.6) for _ in pts], np.float32)
    ok = clear_of(x, y, 4) & (seg_dist(x, y, ROAD) > 6) & (np.hypot(x - cam[0], y - cam[1]) > s + 4) & (shore(y) - x > 2) & ~blocks_view(x, y, land(x, y)[0], s, name)
    for i in np.flatnonzero(ok):
        groups[4 + i % 4].append((x[i], y[i], s[i] * .5, rng.uniform(0, 6.28), s[i]))
    strew('stones', lib, groups)

# ------------------------------------------------------------------ the sites


def trong_mai():
    """One broad base and two boulders on it: one with a pointed head, one smaller and rounder."""
    mt = C.rock('trống mái', .12)
    f, r = Vector((sin(radians(TMH)), cos(radians(TMH)), 0)), Vector((cos(radians(TMH)), -sin(radians(TMH)), 0))
    c = Vector(TM) + f * 3.2
    yaw = radians(-TMH)

    def at(x, y, z):
        return tuple(c + r * x + f * y + Vector((0, 0, z)))

    def pointed(v):                                          # narrow, raised head towards +x
        k = (v.x + 1) / 2
        return Vector((v.x, v.y * (1.08 - .74 * k ** 1.6), v.z * (1.08 - .78 * k ** 1.4) + .50 * k ** 2.0))

    def round_head(v):
        k = (1 - v.x) / 2
        return Vector((v.x, v.y * (1 - .25 * k ** 2), v.z * (1 - .30 * k ** 2) + .22 * k ** 2))
    slab = C.boulder('base slab', 21, (6.2, 4.7, 1.95), mt, .55, fine=7, rough=.8)
    low = C.boulder('under stone', 25, (7.6, 5.6, 1.5), mt, .62, fine=6, rough=.9)
    cock = C.boulder('trống', 22, (4.2, 2.5, 2.5), mt, .70, pointed, 7, .75)
    hen = C.boulder('mái', 23, (2.5, 2.2, 1.75), mt, .74, round_head, 7, .75)
    C.put(low, at(.2, .4, -.75), (0, 0, yaw + .3))
    C.put(slab, at(0, 0, .30), (radians(1), radians(-2), yaw))
    C.put(cock, at(-1.15, .15, 1.85), (0, radians(-17), yaw + radians(4)))
    C.put(hen, at(1.75, .0, 1.98), (radians(0), radians(5), yaw + radians(-8)))
    rng = random.Random(4)
    for k in range(26):
        a = rng.uniform(0, 2 * pi)
        d = rng.uniform(4.6, 9.5)
        p = c + Vector((d * cos(a), d * sin(a), 0))
        if hypot(p.x - TM[0], p.y - TM[1]) > 14 or (p - Vector(TM)).dot(f) < 0 and abs((p - Vector(TM)).dot(r)) < 3.5:
            continue
        s = rng.uniform(.25, .9)
        C.put(C.boulder('loose', 40 + k, (1.5 * s, 1.1 * s, .9 * s), mt, .7, fine=4), (p.x, p.y, TM[2] - .25 * s), (0, 0, rng.uniform(0, 6)))
    return at


def tm_point(x, y, z):
    f, r = Vector((sin(radians(TMH)), cos(radians(TMH)), 0)), Vector((cos(radians(TMH)), -sin(radians(TMH)), 0))
    return tuple(Vector(TM) + f * (3.2 + y) + r * x + Vector((0, 0, z)))


def doc_cuoc(inside=False):
    c = C.colours()
    m = K.Mesh()
    xf = Matrix.Translation((0, STAIR_Y0, FOOT)) @ Matrix.Rotation(pi, 4, 'Z')
    rise, tread = (TOP - FOOT) / STEPS, (STAIR_Y0 - STAIR_Y1 - 1.6) / STEPS
    st = K.plain('stair stone', (.42, .395, .35), .85, 0, 5, .28)
    for i in range(STEPS):                                   # one landing half way
        y = i * tread + (1.6 if i >= 23 else 0)
        y1 = (i + 1) * tread + (1.6 if i >= 22 else 0)
        m.box(-STEP_W / 2, y, i * rise - 1.0, STEP_W / 2, y1 + .02, (i + 1) * rise, st, xf=xf)
        m.box(-STEP_W / 2, y - .02, (i + 1) * rise - .05, STEP_W / 2, y + .05, (i + 1) * rise + .004, c['trim'], xf=xf)
    for sx in (-1, 1):                                       # sloping side walls
        a, b = Vector((sx * 1.22, 0, 0)), Vector((sx * 1.22, STAIR_Y0 - STAIR_Y1 - .1, TOP - FOOT))
        for k in range(15):
            p, q = a.lerp(b, k / 15), a.lerp(b, (k + 1) / 15)
            m.quads([[xf @ Vector((p.x + dx, p.y, p.z + dz)) for dx, dz in ((-.2, -1.4), (-.2, .42), (-.25, .42), (-.25, .54), (.25, .54), (.25, .42), (.2, .42), (.2, -1.4))],
                     [xf @ Vector((q.x + dx, q.y, q.z + dz)) for dx, dz in ((-.2, -1.4), (-.2, .42), (-.25, .42), (-.25, .54), (.25, .54), (.25, .42), (.2, .42), (.2, -1.4))]], c['lime'])
    C.four_pillars(m, Place((0, 47.6, FOOT), 0), c)
    m.box(-17, 46.2, FOOT - 1, 17, 64, FOOT + .03, K.pavers('square slabs', (.47, .42, .36), (.39, .36, .32), .5, .5))
    C.triple_gate(m, Place((0, 28.6, TOP), 0), c)
    m.box(-13.2, 11.5, TOP - .9, 13.2, 28.0, TOP + .03, c['slab'])
    m.box(-13.2, -12.5, TOP - .9, 13.2, 11.5, TOP + .025, c['slab'])
    for a, b in (((-13.2, 28.6), (-4.1, 28.6)), ((4.1, 28.6), (13.2, 28.6)), ((13.2, 28.6), (13.2, -12.5)), ((-13.2, -12.5), (-13.2, 28.6)), ((13.2, -12.5), (-13.2, -12.5))):
        K.parapet(m, [(a[0], a[1], TOP), (b[0], b[1], TOP)], (c['lime'], c['trim']), .95, .3, 2.2)
    C.temple(m, TEMPLE, c)
    C.mon_lau(m, Place((-.6, -9.2, TOP), 0), c)
    pot, lib = K.plain('glazed pot', (.13, .19, .22), .3, 0, 3, .2), C.library_pot()
    for k, (x, y) in enumerate(((-6.6, 12.6), (6.6, 12.6), (-4.9, 27.2), (4.9, 27.2), (12.3, 22.5), (12.3, 18.5), (-12.3, 26.6))):
        m.lathe([(.30, 0), (.36, .06), (.33, .42), (.40, .48), (.40, .56), (.34, .56)], 18, pot, at=(x, y, TOP))
        K.place(lib, x, y, TOP + .45, k * 1.3, .85)
    K.urn(m, (0, 18.2, TOP), 1.15, K.plain('bronze', (.16, .115, .06), .45, .8, 8, .25))
    m.box(-.75, 17.5, TOP, .75, 18.9, TOP + .10, c['stone'])
    flags = K.Mesh()
    for k, (x, y) in enumerate(((-9.5, 24.8), (-5.5, 24.8), (5.5, 24.8), (-11.6, 19.5), (-11.6, 14.5))):
        C.festival_flag(flags, (x, y, TOP), 4.6, k)
    flags.build('flags')
    C.blank_board(m, Matrix.Translation((3.0, 45.1, FOOT)) @ Matrix.Rotation(pi + .35, 4, 'Z'), c)
    m.build('độc cước', smooth='auto')
    fp = C.boulder('footprint rock', 31, (2.6, 1.7, .62), C.rock('court rock', .2), .66, fine=6, rough=.6)
    for v in fp.data.vertices:                               # a natural hollow, only suggested
        u, w = v.co.x / .62, v.co.y / .24
        if v.co.z > .35:
            v.co.z -= .16 * math.exp(-(u * u + w * w) ** 1.5)
    C.put(fp, (-5.4, 16.4, TOP - .08), (0, 0, .5))
    if inside:
        hall_inside(c)


def hall_inside(c):
    """Altar with a drawn curtain (the god's image is not rebuilt), drum, bell, stele, lamps. Front looks to +Y."""
    f = TOP + .45
    m = K.Mesh()
    wood, red, gold = c['wood'], c['red'], c['gold']
    m.box(-5, 6, f - .05, 5, 11, f + .012, K.pavers('hall tiles', (.34, .155, .095), (.28, .125, .08), .3, .3))
    m.box(-3, -3, f - .05, 3, 6, f + .010, K.pavers('hall tiles', (.34, .155, .095), (.28, .125, .08), .3, .3))
    for y in (10.2, 8.4, 6.6, 4.4, 2.4):                     # tie beams and rafters
        w = 4.9 if y > 6 else 2.9
        m.box(-w, y - .11, f + 3.25, w, y + .11, f + 3.55, wood)
    for k in range(23):
        x = -4.8 + 9.6 * k / 22
        m.box(x - .04, 6.1, f + 3.58, x + .04, 10.9, f + 3.66, wood)
    m.box(-5, 6, f + 3.66, 5, 11, f + 3.70, K.plain('roof boards', (.23, .12, .07), .8, 0, 7, .3))
    m.box(-3, 1.8, f + 3.2, 3, 6, f + 3.26, K.plain('roof boards', (.23, .12, .07), .8, 0, 7, .3))
    for sx in (-1, 1):
        for y in (5.2, 2.6):
            m.lathe([(.24, 0), (.22, .1), (.16, .16), (.15, 3.3)], 14, red, at=(sx * 2.1, y, f))
        m.lathe([(.24, 0), (.22, .1), (.17, .16), (.16, 3.3)], 16, red, at=(sx * 2.15, 8.4, f))
        for k in range(3):                                    # gilded bands
            m.lathe([(.165, .9 + .9 * k), (.175, .93 + .9 * k), (.165, .99 + .9 * k)], 16, gold, at=(sx * 2.15, 8.4, f))
    # carved screens under the beam, offering table, main altar, curtain
    m.box(-2.0, 5.9, f + 2.75, 2.0, 6.05, f + 3.25, gold)
    for k in range(17):
        x = -1.9 + 3.8 * k / 16
        m.box(x - .05, 5.86, f + 2.80 + .06 * (k % 2), x + .05, 6.09, f + 3.2, red)
    m.box(-1.75, 5.9, f + 2.55, -1.55, 6.05, f + 2.8, gold), m.box(1.55, 5.9, f + 2.55, 1.75, 6.05, f + 2.8, gold)

    def altar(y, w, d, h):
        m.box(-w / 2, y - d / 2, f + h - .14, w / 2, y + d / 2, f + h, red)
        m.box(-w / 2 - .06, y - d / 2 - .06, f + h, w / 2 + .06, y + d / 2 + .06, f + h + .05, gold)
        m.box(-w / 2 + .08, y - d / 2 + .05, f + .2, w / 2 - .08, y + d / 2 - .05, f + h - .14, red)
        for k in range(5):
            x0 = -w / 2 + .16 + (w - .32) * k / 5
            m.box(x0 + .05, y + d / 2 - .07, f + .34, x0 + (w - .32) / 5 - .05, y + d / 2 - .02, f + h - .26, gold)
        for sx in (-1, 1):
            m.box(sx * (w / 2 - .1) - .1, y - d / 2, f, sx * (w / 2 - .1) + .1, y + d / 2, f + .22, wood)
    altar(4.9, 2.0, .8, .95), altar(3.3, 2.6, .9, 1.35)
    cl = c['cloth']
    for sx in (-1, 1):                                        # drawn curtain before the sanctuary
        n = 56
        m.quads([[(sx * (.02 + 1.9 * i / n), 1.95 + .07 * sin(i * .9) * (1 + .2 * j), f + 3.0 - 2.95 * j / 6) for i in range(n + 1)] for j in range(7)], cl)
    m.box(-2.1, 1.98, f + 2.85, 2.1, 2.12, f + 3.2, gold)
    br = c['brass']
    K.urn(m, (0, 4.9, f + 1.0), .52, br)
    for sx in (-1, 1):
        for y, z, s in ((4.9, 1.0, 1.0), (3.3, 1.40, 1.2)):
            x = sx * (.72 if y > 4 else 1.0)
            m.lathe([(.10 * s, 0), (.03 * s, .05 * s), (.035 * s, .3 * s), (.09 * s, .34 * s)], 12, br, at=(x, y, f + z))
            m.lathe([(.028, .34 * s), (.028, .52 * s)], 10, K.plain('candle', (.62, .10, .06), .6), at=(x, y, f + z))
            m.lathe([(0, .53 * s), (.016, .56 * s), (0, .62 * s)], 8, K.glow('flame', (1, .62, .22), 14, False), at=(x, y, f + z))
        m.lathe([(.10, 0), (.14, .12), (.09, .28), (.11, .36)], 14, K.plain('blue white vase', (.42, .48, .55), .3, 0, 14, .3), at=(sx * .55, 3.35, f + 1.40))
        rng = random.Random(5 + sx)
        lf, fl = K.leaf('vase leaf', (.08, .17, .04)), K.leaf('lotus', (.80, .42, .50), .3, .1)
        for k in range(9):
            a = rng.uniform(0, 6.28)
            tip = (sx * .55 + .17 * cos(a), 3.35 + .12 * sin(a), f + 2.02 + rng.uniform(-.1, .14))
            m.tube([(sx * .55, 3.35, f + 1.72), tip], .006, 4, lf)
            m.lathe([(0, -.05), (.045, 0), (.035, .05), (0, .08)], 8, fl if k % 3 else lf, at=tip)
    m.lathe([(.20, 0), (.23, .05), (.07, .07)], 20, br, at=(-.38, 4.95, f + 1.0)), m.lathe([(.20, 0), (.23, .05), (.07, .07)], 20, br, at=(.38, 4.95, f + 1.0))
    rng = random.Random(9)
    for sx in (-1, 1):
        for k in range(12):
            a, r = rng.uniform(0, 6.28), rng.uniform(0, .13)
            m.lathe([(0, -.055), (.04, -.035), (.055, 0), (.04, .035), (0, .05)], 10, K.plain(f'fruit{k % 3}', ((.75, .32, .03), (.62, .50, .06), (.40, .50, .10))[k % 3], .5), at=(sx * .38 + r * cos(a), 4.95 + r * sin(a), f + 1.12 + .07 * (k // 6)))
    for k in range(9):                                        # incense: a few sticks with a dim tip
        a = rng.uniform(0, 6.28)
        b = (.05 * cos(a), 4.9 + .05 * sin(a), f + 1.75)
        m.tube([(.02 * cos(a), 4.9 + .02 * sin(a), f + 1.46), b], .004, 4, K.plain('incense', (.40, .12, .06)))
        m.lathe([(0, 0), (.007, .005), (0, .012)], 6, K.glow('incense tip', (1, .3, .08), 8, False), at=b)
    # drum on a stand (right), bell on a frame (left), blank stele, plain parasols of honour
    x = 3.75
    dm = Matrix.Translation((x, 7.6, f + 1.35)) @ Matrix.Rotation(pi / 2, 4, 'X')
    ring = [[dm @ Vector((r * cos(2 * pi * k / 30), r * sin(2 * pi * k / 30), z)) for k in range(30)] for r, z in ((.46, -.52), (.56, -.28), (.60, 0), (.56, .28), (.46, .52))]
    m.quads(ring, red, closed=True)
    m.face(ring[-1], K.plain('drum skin', (.62, .52, .36), .8, 0, 5, .1)), m.face(list(reversed(ring[0])), K.plain('drum skin', (.62, .52, .36), .8, 0, 5, .1))
    for sx in (-1, 1):
        for y in (7.15, 8.05):
            m.box(x + sx * .62 - .05, y - .05, f, x + sx * .62 + .05, y + .05, f + 1.5, wood)
        m.box(x + sx * .62 - .05, 7.1, f + .75, x + sx * .62 + .05, 8.1, f + .85, wood)
    m.box(x - .65, 7.15, f + .74, x + .65, 7.25, f + .84, wood), m.box(x - .65, 7.95, f + .74, x + .65, 8.05, f + .84, wood)
    bx = -3.75
    m.lathe([(.36, 0), (.35, .06), (.30, .25), (.28, .62), (.22, .80), (.08, .88), (.06, .98)], 26, K.plain('bronze', (.16, .115, .06), .45, .8, 8, .25), at=(bx, 7.2, f + .75))
    for sx in (-1, 1):
        m.box(bx + sx * .55 - .06, 7.14, f, bx + sx * .55 + .06, 7.26, f + 2.0, wood)
    m.box(bx - .75, 7.12, f + 1.9, bx + .75, 7.28, f + 2.06, wood)
    C.stele(m, Matrix.Translation((-3.9, 9.35, f)) @ Matrix.Rotation(pi / 2 - .25, 4, 'Z'), c, 1.55)
    for sx in (-1, 1):
        m.tube([(sx * 1.75, 6.5, f), (sx * 1.75, 6.5, f + 2.5)], .022, 8, red)
        m.lathe([(.42, 2.05), (.42, 2.38), (.30, 2.50), (.0, 2.66)], 20, cl, at=(sx * 1.75, 6.5, f))
        m.lathe([(.43, 2.04), (.43, 2.12)], 20, gold, at=(sx * 1.75, 6.5, f))
        m.lathe([(0, 2.55), (.09, 2.62), (.14, 2.78), (.09, 2.95), (0, 3.0)], 12, K.glow('lantern', (1, .55, .25), 1.6, False), at=(sx * 3.5, 9.2, f))
    m.build('inside', smooth='auto')
    K.area_lamp(0, 8.6, f + 3.2, 8.5, 3.6, 150, (1, .93, .84))
    K.area_lamp(0, 4.2, f + 3.1, 3.6, 2.6, 105, (1, .80, .56))
    K.area_lamp(0, 8.4, f + 1.9, 8.6, 4.0, 50, (1, .88, .74), up=True)
    L = bpy.data.lights.new('altar', 'AREA')
    L.shape, L.size, L.size_y, L.energy, L.color = 'RECTANGLE', 2.6, 1.4, 70, (1, .82, .60)
    ob = bpy.data.objects.new('altar', L)
    ob.location, ob.rotation_euler = (0, 6.9, f + 2.6), (radians(-62), 0, 0)
    ob.visible_camera = ob.visible_glossy = False
    bpy.context.scene.collection.objects.link(ob)


def co_tien():
    c = C.colours()
    m = K.Mesh()
    x, y, z = CT
    C.temple(m, CO_TIEN, c, 9.0, 4.6)
    C.four_pillars(m, Place((x, y - 12.4, z), 180), c, 4.6, 3.7, 3.2, 1.9)
    m.box(x - 12, y - 14.5, z - .9, x + 12, y + 20, z + .03, c['slab'])
    for a, b in (((-12, -12.4), (-4.0, -12.4)), ((4.0, -12.4), (12, -12.4)), ((12, -12.4), (12, 19.8)), ((-12, 19.8), (-12, -12.4))):
        K.parapet(m, [(x + a[0], y + a[1], z), (x + b[0], y + b[1], z)], (c['lime'], c['trim']), .95, .3, 2.2)
    K.urn(m, (x, y - 2.2, z), 1.0, K.plain('bronze', (.16, .115, .06), .45, .8, 8, .25))
    m.box(x - .7, y - 2.9, z, x + .7, y - 1.5, z + .10, c['stone'])
    C.blank_board(m, Matrix.Translation((x + 10.4, y + 2.6, z)) @ Matrix.Rotation(pi / 2, 4, 'Z'), c, 1.3, .8)
    xf = Matrix.Translation((x + 10.6, y + 9.2, z)) @ Matrix.Rotation(radians(62), 4, 'Z')    # wooden pointer along the ridge, without words
    m.box(-.05, -.05, -.2, .05, .05, 1.9, c['wood'], xf=xf)
    m.box(-.55, -.035, 1.35, .45, .0, 1.66, K.plain('pointer', (.46, .31, .17), .8, 0, 14, .25), xf=xf)
    m.face([xf @ Vector(p) for p in ((.45, -.036, 1.29), (.72, -.036, 1.505), (.45, -.036, 1.72))], K.plain('pointer', (.46, .31, .17), .8, 0, 14, .25))
    for sx in (-1, 1):
        m.lathe([(.34, 0), (.38, .05), (.36, .5), (.42, .55), (.42, .62), (.36, .62)], 18, K.plain('glazed pot', (.13, .19, .22), .3, 0, 3, .2), at=(x + sx * 3.4, y + 2.2, z))
    m.build('cô tiên', smooth='auto')


def to_hien_thanh():
    c = C.colours()
    m = K.Mesh()
    C.temple(m, TO_HIEN, c, 8.6, 4.4, False)
    m.box(TH[0] - 9, TH[1] - 8, TH[2] - .9, TH[0] + 14, TH[1] + 8, TH[2] + .03, c['slab'])
    m.build('tô hiến thành', smooth='auto')


def town(name):
    rng = random.Random(6)
    wall = K.varied('town walls', ((.74, .70, .60), (.66, .62, .54), (.60, .66, .66), (.72, .60, .46), (.78, .76, .70), (.62, .54, .50)))
    roof = K.varied('town roofs', ((.36, .14, .085), (.42, .17, .10), (.18, .26, .34), (.34, .33, .32), (.40, .16, .09)))
    glass = K.plain('windows', (.055, .075, .09), .18, 0, 2, .2)
    lib = [C.hotel(f'hotel{i}', *s, wall, glass, roof) for i, s in enumerate(((14, 12, 5), (18, 14, 7), (11, 14, 4), (24, 15, 9), (9, 15, 3)))]
    m = K.Mesh()
    m.box(-5, -6, -1, 5, 6, 5.2, wall)
    for sy in (-1, 1):
        m.face([(-5.5, sy * 6.6, 5.0), (5.5, sy * 6.6, 5.0), (5.5, 0, 7.8), (-5.5, 0, 7.8)], roof)
    for sx in (-1, 1):
        m.face([(sx * 5, -6, 5.2), (sx * 5, 6, 5.2), (sx * 5, 0, 7.6)], wall)
    lib.append(m.build('house', link=False))
    groups = {k: [] for k in range(6)}
    plots = []
    for row in range(34):
        for k in range(170 if row < 12 else 120):
            if k % 7 != 3 and rng.random() > .16 + row * .014:
                plots.append((row, 116 + row * 27 + (11 if row % 2 else 0), 120 + k * 21 + rng.uniform(-2, 2)))
    rows, dd, y = (np.array(v, np.float32) for v in zip(*plots))
    x = shore(y) - dd
    for i in np.flatnonzero((hills(x, y) < 3.5) & (np.hypot(x, y - 40) > 75)):
        kind = rng.choice((0, 1, 2, 3, 1)) if rows[i] == 0 else rng.choice((0, 2, 4, 5, 5, 1)) if rows[i] < 5 else rng.choice((2, 4, 5, 5, 5))
        groups[kind].append((x[i], y[i], .2, rng.choice((0, pi / 2)) + .02, rng.uniform(.85, 1.05)))
    strew('town', lib, groups)


def beach(name):
    straw, pole = K.plain('straw', (.50, .39, .20), .95, 0, 22, .4), K.plain('pole', (.30, .21, .12), .8, 0, 9, .3)
    chairs = [K.plain('chair a', (.62, .58, .50), .7, 0, 6, .15), K.plain('chair b', (.10, .28, .36), .7, 0, 6, .15)]
    lib = [C.parasol(f'parasol{i}', i, straw, pole, chairs[i]) for i in range(2)]
    rng = random.Random(7)
    items = {0: [], 1: []}
    for k in range(150):
        yy = 101 + k * 7.4
        if k % 9 in (7, 8):
            continue
        for row in (0, 1):
            items[k // 9 % 2].append((float(shore(np.float32(yy))) - 20 - 8.0 * row + rng.uniform(-.5, .5), yy + rng.uniform(-.6, .6), 0, rng.uniform(-.15, .15), rng.uniform(.95, 1.06)))
    strew('parasols', lib, items)
    m = K.Mesh()
    bam, rope = K.plain('raft bamboo', (.40, .34, .20), .6, 0, 5, .3), K.plain('raft spar', (.22, .16, .10), .8, 0, 7, .3)
    for yy, dd, r in ((126.5, 11.5, 2.2), (121, 13.0, 2.4), (147, 11, 3.5), (152, 12, 3.3), (205, 16, 2.9), (92, 17, 2.6), (300, 16, 2.9)):
        xx = float(shore(np.float32(yy))) - dd
        C.bamboo_raft(m, (xx, yy, hz(xx, yy) + .02), r - 3.0, bam, rope)
    blue, deck = K.plain('boat blue', (.045, .17, .28), .6, 0, 4, .25), K.plain('boat deck', (.30, .20, .12), .8, 0, 5, .2)
    for xx, yy, r in ((95, 150, .4), (160, 260, 2.2), (210, 90, .9), (330, 420, 2.7), (420, 180, .2), (300, -60, 1.3), (560, 60, 2.0), (700, 500, .7), (190, -420, 1.0), (-120, -2250, .6), (-420, -2330, 2.4), (120, -2100, 1.4), (260, -1800, .3)):
        C.wooden_boat(m, (xx, yy, -.35), r, blue, deck, 9.5)
    m.build('boats')


# ------------------------------------------------------------------ cameras, anchors, links

_bx = float(shore(np.float32(BEACH_Y))) - 5.5
SCENES['bai-bien']['cam'] = (_bx, BEACH_Y, hz(_bx, BEACH_Y) + EYE)
_f, _r = (sin(radians(TMH)), cos(radians(TMH))), (cos(radians(TMH)), -sin(radians(TMH)))
SCENES['hon-trong-mai']['cam'] = (TM[0] - _f[0] * 5.2 + _r[0] * .5, TM[1] - _f[1] * 5.2 + _r[1] * .5, TM[2] + EYE)

BD, SD, TR, HT, CO, BB = ((0, 52, FOOT + 1), (4, 22, TOP + 1), (0, 10.6, TOP + 1.6), (TM[0], TM[1], TM[2] + 2), (CT[0], CT[1] - 8, CT[2] + 1.5), (_bx, BEACH_Y, 3))
ROCK_TOP = tm_point(-.2, 0, 3.2)
SCENES['tren-cao'].update(
    anchors={'highest_peak': (-335, -745, 90), 'beach': (float(shore(np.float32(640))) - 30, 640, 2), 'forest': (-95, -175, 42), 'den_doc_cuoc': (0, 8, TOP + 5)},
    links={'bac-da': BD, 'bai-bien': BB, 'hon-trong-mai': HT, 'den-co-tien': CO})
SCENES['bai-bien'].update(
    anchors={'resort_front': (float(shore(np.float32(BEACH_Y + 60))) - 116, BEACH_Y + 60, 15), 'ridge': (-190, -300, 52), 'raft': (float(shore(np.float32(126.5))) - 11.5, 126.5, hz(float(shore(np.float32(126.5))) - 11.5, 126.5) + .4), 'surf': (float(shore(np.float32(BEACH_Y + 9))) + 8, BEACH_Y + 9, .3)},
    links={'bac-da': (0, 62, 4), 'tren-cao': AIR})
SCENES['bac-da'].update(
    anchors={'four_pillars': (-1.7, 47.2, FOOT + 4.6), 'steps': (0, 40.0, FOOT + 2.9), 'rock_co_giai': (19, 35, 6.4), 'name_board': (3.0, 45.3, FOOT + 1.35)},
    links={'san-den': (0, 31.5, TOP + 1.2), 'bai-bien': (_bx, BEACH_Y, 3), 'tren-cao': AIR})
SCENES['san-den'].update(
    anchors={'main_hall': (.5, 10.6, TOP + 4.2), 'mon_lau': (2.75, -8.2, TOP + 3.4), 'decree_case': (-3.5, 10.72, TOP + 1.75), 'festival_yard': (-5.0, 24.8, TOP + 3.6)},
    links={'bac-da': (0, 28.6, TOP + 1.0), 'truyen-thuyet': (0, 10.6, TOP + 1.5), 'hon-trong-mai': (13.2, -10, TOP + .9)})
SCENES['truyen-thuyet'].update(
    anchors={'altar': (0, 3.3, TOP + .45 + 2.1), 'incense': (0, 4.9, TOP + .45 + 1.35), 'stele_tran': (-3.82, 9.35, TOP + .45 + .95), 'footprint': (-5.4, 16.4, TOP + .45)},
    links={'san-den': (1.2, 20, TOP + .8), 'hon-trong-mai': (4.6, 14.5, TOP + 1.2)})
SCENES['hon-trong-mai'].update(
    anchors={'rocks': ROCK_TOP, 'legend_board': None, 'rock_base': tm_point(.4, -2.2, 1.0), 'viewpoint': None},
    links={'san-den': None, 'den-co-tien': None, 'tren-cao': AIR})
_hx = SCENES['hon-trong-mai']['cam']
_side = lambda az, dist, dz: (_hx[0] + dist * sin(radians(az)), _hx[1] + dist * cos(radians(az)), _hx[2] + dz)
BOARD = _side(TMH - 47, 6.4, -1.6)
SCENES['hon-trong-mai']['anchors'].update(legend_board=(BOARD[0], BOARD[1], BOARD[2] + 1.33), viewpoint=_side(TMH + 58, 1500, -66))
SCENES['hon-trong-mai']['links'].update({'san-den': _side(TMH - 88, 12, -1.0), 'den-co-tien': _side(TMH - 165, 12, -1.0)})
SCENES['den-co-tien'].update(
    anchors={'den_co_tien_gate': (CT[0] + 1.6, CT[1] - 12.6, CT[2] + 4.1), 'den_co_tien_hall': (CT[0] + .2, CT[1] + 5.6, CT[2] + 3.9), 'den_to_hien_thanh': (CT[0] + 10.6, CT[1] + 9.2, CT[2] + 1.5), 'path_sign': (CT[0] + 10.36, CT[1] + 2.6, CT[2] + 1.3)},
    links={'hon-trong-mai': (CT[0] + 8.6, CT[1] + 18, CT[2] + 1.2), 'tren-cao': AIR})


def clearing(name):
    """What stands around the Trống Mái rocks: board, low stone seats."""
    c = C.colours()
    m = K.Mesh()
    C.blank_board(m, Matrix.Translation(BOARD) @ Matrix.Rotation(radians(-(TMH - 47)), 4, 'Z'), c, 1.5, .9)
    for az, dist in ((TMH + 64, 6.5), (TMH - 140, 6.0)):
        p = _side(az, dist, -1.62)
        xf = Matrix.Translation(p) @ Matrix.Rotation(radians(-az), 4, 'Z')
        m.box(-.8, -.22, .36, .8, .22, .46, c['stone'], xf=xf)
        for sx in (-1, 1):
            m.box(sx * .55 - .12, -.18, -.2, sx * .55 + .12, .18, .36, c['stone'], xf=xf)
    m.build('clearing', smooth='auto')


def build(name):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    K._cache.clear()
    K.TONE['ruin'] = False
    s = SCENES[name]
    cam, air = s['cam'], name == 'tren-cao'
    K.sky(**{**BRIGHT, **s['sun']})
    ground(cam, air)
    near = not air
    lib = library(near)
    woods(lib, name, cam, near and name != 'bai-bien')
    stones(name, cam)
    doc_cuoc(name == 'truyen-thuyet')
    co_tien(), to_hien_thanh()
    if name in ('tren-cao', 'bai-bien', 'bac-da', 'san-den', 'truyen-thuyet', 'hon-trong-mai'):
        town(name), beach(name)
    else:
        beach(name)
    trong_mai(), clearing(name)
    if name == 'bac-da':
        undergrowth(lib, name, (0, 36), (('tree', 200, 4, .7, 1.1), ('pine', 40, 8, .8, 1.0), ('shrub', 700, 3, .5, 1.2), ('fern', 900, 2, .5, 1.0), ('tuft', 2500, 2, .7, 1.3)), 36,
                    lambda x, y: (np.hypot((x - 4) / 38, (y - 7) / 37) < 1.02) & (y < 47))
        for x, y, s0 in ((-4.6, 39, .8), (4.9, 37.5, .85), (-5.2, 33, .9)):
            K.place(lib['tree'][0 if x < 0 else 1], x, y, hz(x, y) - .1, x, s0)
        for k in range(26):                                  # hedge along the foot of the rock
            x = (4.6 + .55 * (k // 2)) * (1 if k % 2 else -1)
            K.place(lib['shrub'][k % 3], x, 46.4 + .15 * sin(k * 2.1), FOOT, k, .55)
        for x, y in ((-9.5, 50), (9.8, 50.5), (-13, 57), (13.5, 58)):
            K.place(lib['palm'][0 if x < 0 else 1], x, y, FOOT - .1, y, .85)
    elif name in ('san-den', 'truyen-thuyet'):
        undergrowth(lib, name, (0, 6), (('tree', 120, 15, .7, 1.1), ('pine', 26, 18, .8, 1.0), ('shrub', 260, 15, .5, 1.2), ('fern', 260, 14, .5, 1.0)), 40,
                    lambda x, y: np.hypot((x - 4) / 38, (y - 7) / 37) < 1.02)
        K.place(lib['frangipani'][0], -10.6, 10.6, TOP - .05, .4, 1.15)
        K.place(lib['frangipani'][0], 10.9, 25.4, TOP - .05, 2.2, .95)
        K.place(lib['banyan'][0], -10.4, -4.5, TOP - .1, 1.0, .85)
        for k in range(14):
            K.place(lib['shrub'][k % 3], (-12.3 if k % 2 else 12.4), 26 - k * 2.6, TOP - .02, k, .55) if not 12 < 26 - k * 2.6 < 18.5 else None
    elif name == 'hon-trong-mai':
        undergrowth(lib, name, TM, (('tree', 260, 13, .8, 1.15), ('pine', 90, 14, .85, 1.1), ('shrub', 520, 11.5, .5, 1.1), ('fern', 700, 9, .5, 1.0), ('tuft', 4200, 4, .7, 1.3)), 40)
        tufts(lib, (TM[0], TM[1]), 13.0, 1900)
    elif name == 'den-co-tien':
        undergrowth(lib, name, CT, (('tree', 120, 15, .7, 1.05), ('pine', 50, 15, .8, 1.05), ('shrub', 300, 14, .5, 1.1), ('fern', 260, 14, .5, 1.0), ('tuft', 1200, 13, .7, 1.3)), 44)
        for dx, dy in ((-8.8, -1.5), (8.6, -8.8), (-9.6, -9.4)):
            K.place(lib['frangipani'][0], CT[0] + dx, CT[1] + dy, CT[2] - .05, dx, 1.05)
        K.place(lib['banyan'][0], CT[0] - 9.8, CT[1] + 13, CT[2] - .1, 1.0, .8)


def tufts(lib, at, r, n):
    """Grass between the stones of a clearing, thinner where people stand."""
    rng = random.Random(15)
    items = {0: [], 1: []}
    for _ in range(n):
        a, d = rng.uniform(0, 2 * pi), r * math.sqrt(rng.random())
        x, y = at[0] + d * cos(a), at[1] + d * sin(a)
        if float(vn(np.float32(x), np.float32(y), 2.6, 31)) > -.1 and hypot(x - _hx[0], y - _hx[1]) > 1.4:
            items[rng.randrange(2)].append((x, y, .02, rng.uniform(0, 6.28), rng.uniform(.6, 1.25)))
    strew('clearing tuft', lib['tuft'], items)


def adapt(rgb, amount, floor=-1.6):
    """Lift broad dark areas, as the eye does between shade and daylight."""
    import cv2
    lum = np.log2(np.maximum(rgb.mean(2), 1e-4)).astype(np.float32)
    w = rgb.shape[1]
    s = cv2.resize(lum, (512, 256), interpolation=cv2.INTER_AREA)
    s = cv2.bilateralFilter(s, 0, 1.6, 14)
    s = cv2.resize(s, (w, w // 2), interpolation=cv2.INTER_LINEAR)
    return rgb * (2.0 ** (amount * np.clip(floor - s, 0, 3.2)))[..., None]


def soft_light(p, passes, strength):
    """Very few samples: filter the light at half size, keep colours and edges at full size."""
    import cv2
    h, w = p['mist'].shape
    small = {k: cv2.resize(v, (w // 2, h // 2), interpolation=cv2.INTER_AREA if k not in ('z', 'mist') else cv2.INTER_NEAREST) for k, v in p.items()}
    s2, s = K.sky_share(small)[0], K.sky_share(p)[0]
    light = K.denoise(small, passes=passes, strength=strength) / (small['alb'] + .03 + s2[..., None] * .9)
    light = cv2.resize(light.astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    sky = np.clip(s * 2, 0, 1)[..., None]
    return light * (p['alb'] + .03 + s[..., None] * .9) * (1 - sky) + p['rgb'] * sky


def finish(p, name):
    h, w = p['mist'].shape
    s = SCENES[name]
    air, hall, dusk = name == 'tren-cao', name == 'truyen-thuyet', name == 'den-co-tien'
    rgb = soft_light(p, 5 if hall else 4, 1.6 if hall else 1.2)
    el, az = K.directions(w, h, s['head'])
    sun_az = s['sun']['sun_az']
    if dusk:
        rgb = K.haze(rgb, p, el, az, 9000, (.66, .66, .76), sun_az, (1.25, .86, .56), .6)
    else:
        rgb = K.haze(rgb, p, el, az, 15000 if air else 9000, (.60, .74, .92), sun_az, (1.05, .98, .86), .55)
    rgb = adapt(rgb, .45 if hall else .38)
    return K.agx(rgb * ((1.02, 1.0, .985) if dusk else (1.02, 1.0, .97)), .80 if air else .62, 1.30, 1.30)


def save(img, f, limit=1.2e6):
    for q in (86, 82, 78, 74, 70, 66):
        K.save_jpeg(img, f, q, 'Mô hình 3D minh họa, không phải ảnh chụp / Illustrative 3D rendering, not a photograph')
        if os.path.getsize(f) <= limit:
            return q
    return q


def enlarged(img, w):
    import cv2
    return img if not w or img.shape[1] == w else cv2.resize(img, (w, w // 2), interpolation=cv2.INTER_LANCZOS4 if img.shape[1] < w else cv2.INTER_AREA)


def render_pano(name, w, spp, out, to=0):
    t0 = time.time()
    s = SCENES[name]
    build(name)
    K.camera(s['cam'], s['head'])
    K.setup_render(w, w // 2, spp, 3)
    if name != 'truyen-thuyet':                              # outdoors sun and sky are enough: a third of the time saved
        bpy.context.scene.cycles.diffuse_bounces = 0
    t1 = time.time()
    p = K.render_passes()
    t2 = time.time()
    f = os.path.join(out, name + '.jpg')
    if os.environ.get('KEEP'):                               # keep the light for another development
        np.savez(os.path.join(os.environ['KEEP'], name + '.npz'), **{k: v.astype(np.float16 if k not in ('z', 'mist') else np.float32) for k, v in p.items()})
    q = save(enlarged(finish(p, name), to), f)
    print(f'DONE {name} {w} px {spp} spp: build {t1 - t0:.0f} s, render {t2 - t1:.0f} s, finish {time.time() - t2:.0f} s, quality {q}, {os.path.getsize(f) / 1e6:.2f} MB', flush=True)


def landmarks(out):
    res = {'schema': 'heritage-tour-landmarks/1', 'site': SITE, 'kind': 'illustrative 3D rendering',
           'units': 'degrees; yaw to the right positive, 0 = image centre; pitch up positive; camera in metres, X east, Y north, Z above the sea', 'scenes': {}}
    for name, s in SCENES.items():
        build(name)
        bpy.context.view_layer.update()
        img = name + '.jpg'
        e = {'image': img if os.path.exists(os.path.join(out, img)) else None, 'camera': [round(v, 2) for v in s['cam']], 'heading': s['head'], 'first_look': {'yaw': s['look'][0], 'pitch': s['look'][1]}, 'landmarks': {}, 'links': {}}
        for k, t in s['anchors'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            e['landmarks'][k] = {'yaw': round(yaw, 2), 'pitch': round(pitch, 2), 'distance_m': round(d, 1), 'occluded': K.occluded(s['cam'], t, .9 if d < 60 else 14)}
        for k, t in s['links'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            e['links'][k] = {'yaw': round(yaw, 1), 'pitch': 28.0 if k == 'tren-cao' else round(pitch, 1), 'distance_m': round(d)}
        res['scenes'][name] = e
    json.dump(res, open(os.path.join(out, 'landmarks.json'), 'w'), indent=1, ensure_ascii=False)
    for n, e in res['scenes'].items():
        print(n, {k: (v['yaw'], v['pitch'], v['distance_m'], v['occluded']) for k, v in e['landmarks'].items()}, e['links'])


if __name__ == '__main__':
    argv = sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else []
    opt = dict(zip(argv[1::2], argv[2::2]))
    out = opt.get('--out', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'media', SITE))
    os.makedirs(out, exist_ok=True)
    if argv[0] == 'landmarks':
        landmarks(out)
    else:
        render_pano(argv[0], int(opt.get('--w', 2048)), int(opt.get('--spp', 8)), out, int(opt.get('--to', 0)))
