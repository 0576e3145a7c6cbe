"""Địa đạo Vịnh Mốc: illustrative reconstruction, 360° panoramas (see README.md).

  blender -b -P vinh_moc.py -- SCENE [--w 4096] [--spp 8] [--soft 0] [--out DIR]
SCENE: tren-cao cua-ham can-ho hoi-truong nha-ho-sinh tang-ba cua-bien | landmarks
Figures come from the published sources that the tour names. The plan of the tunnels is assumed.
Outdoor scenes share one terrain (x east, y north, z above the sea); each underground scene has its own axes.
"""
import sys
import os
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kit import *           # noqa: F401,F403
import kit as K
import kit_underground as U
from kit_underground import T
import numpy as np

# ---- sourced figures
HILL = 29.0                             # hill_height_m
L1_W, L1_H = 1.0, 1.72                  # level 1: 0.9-1.1 m wide, 1.6-1.75 m high
L2_W, L2_H = 1.1, 1.9                   # level 2: 1.6-1.94 m high
L3_W, L3_H = 1.0, 1.78
NICHE_W, NICHE_D = 0.8, 1.8
HALL_W, HALL_L = 3.0, 9.0               # suggested by the sources (own choice)
SEA_EXIT_Z = 5.2                        # lowest floor about 5 m above the sea
# ---- own choice: where things are
SEA_EXITS = [(-96, 5.6), (-66, 6.2), (-38, 5.4), (-8, SEA_EXIT_Z), (24, 5.8), (55, 5.3), (86, 6.4)]    # y, floor z
HILL_DOORS = [(-150, 20), (-120, -46), (-196, -30), (-176, 70), (-112, 72), (-228, 28)]
TRENCHES = [[(-144, 20), (-140, 24), (-133, 26), (-128, 34), (-120, 38), (-116, 50), (-110, 56), (-112, 66)],
            [(-133, 26), (-126, 12), (-127, 0), (-118, -12), (-121, -26), (-114, -38)],
            [(-127, 0), (-142, -8), (-156, -10), (-168, -20), (-180, -21), (-190, -30)],
            [(-128, 34), (-143, 42), (-150, 54), (-163, 56), (-170, 66)],
            [(-168, -20), (-184, 2), (-198, 6), (-206, 20), (-222, 28)],
            [(-118, -12), (-100, -18), (-88, -14)], [(-120, 38), (-102, 34), (-92, 40)]]
CON_CO = (26000, 9500, 30)              # true bearing about 70 degrees; drawn nearer and higher to be seen

SUN = dict(sun_az=118, sun_el=38, sun=4.6, sky_strength=.17)
SCENES = {
    'tren-cao': dict(cam=(26, 0, 88), head=270, look=(0, -30), links={'cua-ham': (-150, 20, 29), 'cua-bien': None}, anchors={
        'hill': (-130, 0, 36), 'sea_exits': None, 'horizon_con_co': CON_CO, 'village': (-390, 60, 16)}),
    'cua-ham': dict(cam=None, head=270, look=(0, -4), links={'tren-cao': (26, 0, 88), 'can-ho': None}, anchors={}),
    'can-ho': dict(cam=(0, 0, 1.45), head=0, look=(0, -6), interior=True, links={'cua-ham': (1.3, -7.5, .9), 'hoi-truong': (-.75, 9.2, .6)}, anchors={
        'passage': (-.2, 6.5, 1.1), 'niche': (-1.25, .70, .80), 'passage_section': (.1, 3.4, 1.62), 'lamp': (-.95, .84, .42), 'mat': (-1.15, .55, .26)}),
    'hoi-truong': dict(cam=(0, 1.0, 1.5), head=0, look=(0, -5), interior=True, links={'can-ho': (0, -3, 1.0), 'nha-ho-sinh': (1.9, 8.2, 1.0), 'tang-ba': (-1.9, 8.6, .8)}, anchors={
        'hall': (0, 6.2, 1.0), 'well': (2.35, 2.7, .55), 'kitchen': (-2.3, 3.0, .55), 'level_sign': (1.05, .5, 1.45)}),
    'nha-ho-sinh': dict(cam=(0, 0, 1.5), head=0, look=(0, -9), interior=True, links={'hoi-truong': (-5.6, .1, 1.0), 'tang-ba': (5.8, .2, 1.0)}, anchors={
        'maternity': (0, 2.2, .9), 'cradle': (.72, 1.75, .6), 'surgery': (3.5, -.35, .85), 'school_corner': (-3.0, -.5, .8), 'memorial_niche': (0, -.85, 1.2)}),
    'tang-ba': dict(cam=(0, 0, 1.5), head=0, look=(48, 4), interior=True, links={'hoi-truong': (2.5, 2.6, 2.6), 'cua-bien': (.2, 9, -.2)}, anchors={
        'depth_gauge': (.46, 3.05, 1.1), 'floor_slope': (-.05, 4.2, -.28), 'store': (-1.7, 1.1, .5), 'stair': (1.6, 1.7, 1.2)}),
    'cua-bien': dict(cam=None, head=90, look=(0, -4), links={'tang-ba': None, 'tren-cao': None}, anchors={}),
}

# ------------------------------------------------------------------ terrain

_tab = np.random.default_rng(7).uniform(-1, 1, (256, 256)).astype(np.float32)


def vn(x, y, s, o=0):
    """Smooth 2D noise, -1..1, cell size s."""
    x, y = np.asarray(x, np.float32) / s + 31.7 + o * 17, np.asarray(y, np.float32) / s + 11.3 + o * 29
    i, j = np.floor(x).astype(int), np.floor(y).astype(int)
    f, g = x - i, y - j
    f, g = f * f * (3 - 2 * f), g * g * (3 - 2 * g)
    t = lambda a, b: _tab[a % 256, b % 256]
    return (t(i, j) * (1 - f) + t(i + 1, j) * f) * (1 - g) + (t(i, j + 1) * (1 - f) + t(i + 1, j + 1) * f) * g


def sm(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


def shore(y):
    y = np.asarray(y, np.float32)
    return 20 * np.exp(-((y + 5) / 140) ** 2) - 14 - 70 * (1 - np.exp(-(y / 480) ** 2)) + 3.5 * np.sin(y / 31) + 1.8 * np.sin(y / 11.3 + 1) + np.where(np.abs(y) > 900, vn(0 * y, y, 900) * 120, 0)


def seg_dist(x, y, path):
    best = np.full(np.shape(x), 1e3, np.float32)
    for a, b in zip(path, path[1:]):
        dx, dy = b[0] - a[0], b[1] - a[1]
        t = np.clip(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy), 0, 1)
        best = np.minimum(best, np.hypot(x - a[0] - t * dx, y - a[1] - t * dy))
    return best


def bare(x, y):
    """The hill before any digging."""
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    d = shore(y) - x
    beach = np.where(d < 0, np.maximum(d * .07, -3), .115 * np.minimum(d, 14))
    d2 = d + vn(x, y, 23) * 3.0 + vn(x, y, 8, 1) * 1.0
    mask = np.exp(-np.abs((y + 4) / 158) ** 3.2)
    hill = (HILL - 2.6) * mask * sm((d2 - 10) / 58) ** .8 * (1 - .52 * sm((d - 230) / 170))
    low = 11.5 * sm((d2 - 30) / 120)
    k = 3.0
    up = np.maximum(hill, low) + np.maximum(k - np.abs(hill - low), 0) ** 2 / (4 * k) * sm((d - 30) / 40)
    return beach + up + sm((d - 12) / 30) * (vn(x, y, 42, 2) * .8 + vn(x, y, 12, 3) * .35) + sm((d - 6) / 8) * .10 * vn(x, y, 2.3, 4)


def exit_x(y, zf):
    xs = np.arange(-5, -80, -.1, dtype=np.float32)
    h = bare(xs, np.full_like(xs, y))
    return float(xs[np.argmax(h > zf + 2.35)])


EXITS = [(exit_x(y, z), y, z) for y, z in SEA_EXITS]
SEA_X = EXITS[3][0]


def dug(x, y):
    """Ground with trenches and cuttings; also returns the bare-earth mask."""
    h = bare(x, y)
    earth = np.zeros(np.shape(x), np.float32)
    for p in TRENCHES:
        s = seg_dist(x, y, p)
        h = h - 1.4 * sm((1.35 - s) / .7) + .28 * np.exp(-((s - 1.9) / .7) ** 2)
        earth = np.maximum(earth, np.exp(-(s / 2.9) ** 2))
    for ex, ey, ez in EXITS:
        w = sm((2.1 + .12 * np.clip(x - ex, 0, 8) - np.abs(y - ey)) / 1.1) * sm((x - ex + .4) / .8)
        h = h * (1 - w) + np.minimum(h, ez - .05 - .10 * (x - ex)) * w
        earth = np.maximum(earth, .95 * np.exp(-(((x - ex - 2.5) / 5) ** 2 + ((y - ey) / 3.0) ** 2)))
    for ex, ey in HILL_DOORS:
        h = h + 1.3 * np.exp(-(((x - ex + 3.2) / 2.6) ** 2 + ((y - ey) / 2.8) ** 2))
        w = sm((1.5 - np.abs(y - ey)) / .9) * sm((x - ex + .5) / .8) * sm((ex + 7 - x) / 2)
        h = h - 1.4 * w
        earth = np.maximum(earth, np.exp(-(((x - ex - 1) / 4) ** 2 + ((y - ey) / 3.2) ** 2)))
    return h, earth


def ground_material():
    g = K.Nodes('land')
    at = g.n('Attribute', {'attribute_name': 'land'})
    s = g.n('SeparateRGB', Image=at.outputs['Color']) if hasattr(bpy.types, 'ShaderNodeSeparateRGB') else g.n('SeparateColor', Color=at.outputs['Color'])
    earth, sand, field = s.outputs[0], s.outputs[1], s.outputs[2]
    pos = g.pos()
    n1, n2, n3 = g.noise(.06, pos, 3), g.noise(.9, pos, 4, .65), g.noise(11, pos, 3, .7)
    gr = g.ramp(n1, [(.35, (.055, .098, .024)), (.65, (.105, .142, .038))])
    gr = g.mix(g.ramp(n2, [(.45, 0.), (.75, .6)]), gr, (.15, .155, .055))
    vo = g.n('TexVoronoi', {'feature': 'F1', 'distance': 'CHEBYCHEV'}, Vector=pos, Scale=.022, Randomness=.8)
    fl = g.ramp(g.n('SeparateXYZ', Vector=vo.outputs['Color']).outputs['X'], [(0, (.09, .15, .035)), (.3, (.15, .19, .05)), (.55, (.30, .145, .075)), (.72, (.065, .11, .03)), (1, (.20, .20, .08))])
    gr = g.mix(field, gr, fl)
    ec, eh = U.soil_nodes(g, pos, .35, .7)
    sc = g.ramp(g.noise(.35, pos, 4), [(.3, (.50, .39, .25)), (.7, (.64, .53, .37))])
    edge = lambda m, lo, hi: g.ramp(g.math('ADD', m, g.math('MULTIPLY', g.math('SUBTRACT', n2, .5), .55)), [(lo, 0.), (hi, 1.)])
    col = g.mix(edge(sand, .42, .58), gr, sc)
    col = g.mix(edge(earth, .38, .56), col, ec)
    col = g.mix(.45, col, g.ramp(n3, [(.25, .18), (.75, .78)]), 'OVERLAY')
    g.surface(col, .95, g.bump(g.math('ADD', n3, g.math('MULTIPLY', eh, .5)), .5, .06), spec=.12)
    return U.cheap_bounce(g, (.13, .13, .05))


def land_mask(x, y, h, earth):
    d = shore(y) - x
    hh = [np.gradient(h, axis=a) for a in (0, 1)]
    px, py = np.gradient(x, axis=0), np.gradient(y, axis=1)
    slope = np.hypot(hh[0] / np.where(px == 0, 1, px), hh[1] / np.where(py == 0, 1, py))
    cliff = sm((slope - .40) / .30) * sm((d - 9) / 5) * sm((64 - d) / 20) * np.exp(-np.abs(y / 190) ** 4) * (.62 + .5 * vn(x, y, 9, 6))
    e = np.maximum(earth, cliff)
    sand = sm((17 - d - 3 * vn(x, y, 17, 8)) / 7)
    field = sm((d - 330) / 60)
    road = np.exp(-(seg_dist(x, y, [(-900, 90), (-470, 70), (-330, 40), (-262, 26), (-226, 30)]) / 4.2) ** 4)
    return np.stack([np.maximum(np.clip(e, 0, 1), road), sand * (1 - np.clip(e, 0, 1)), field], -1)


def grid(xs, ys, mat, name, drop=None, keep=None):
    X, Y = np.meshgrid(np.asarray(xs, np.float32), np.asarray(ys, np.float32), indexing='ij')
    h, e = dug(X, Y)
    m = land_mask(X, Y, h, e)
    if drop is not None:
        h = h - drop(X, Y)
    n, k = X.shape
    i = np.arange(n * k).reshape(n, k)
    q = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    if keep is not None:
        cx, cy = (X[:-1, :-1] + X[1:, 1:]) / 2, (Y[:-1, :-1] + Y[1:, 1:]) / 2
        q = q[keep(cx, cy).ravel()]
    return U.grid_mesh(name, np.stack([X, Y, h], -1).reshape(-1, 3), q, mat, {'land': m.reshape(-1, 3)})


FX0, FX1, FY0, FY1 = -300, 24, -180, 180


def terrain(mat, cut=None, step=.8):
    """Fine hill and coarse surroundings; cut = (x0, y0, x1, y1) left open for a dug part."""
    def keep(x, y):
        return np.ones(x.shape, bool) if cut is None else ~((x > cut[0]) & (x < cut[2]) & (y > cut[1]) & (y < cut[3]))
    grid(np.arange(FX0, FX1 + .1, step), np.arange(FY0, FY1 + .1, step), mat, 'hill', keep=keep)
    far = np.geomspace(1, 15000, 46)
    xs = np.concatenate([FX0 - far[::-1], np.arange(FX0 + 9, FX1 + 60, 9)])
    ys = np.concatenate([FY0 - far[::-1], np.arange(FY0 + 9, FY1 - 8, 9), FY1 + far])
    ins = lambda x, y: (x > FX0) & (x < FX1) & (y > FY0) & (y < FY1)
    grid(xs, ys, mat, 'country', drop=lambda x, y: ins(x, y) * 1.2,
         keep=lambda x, y: ~((x > FX0 + 10) & (x < FX1 - 10) & (y > FY0 + 10) & (y < FY1 - 10)))
    m = K.Mesh()                                             # Trường Sơn foothills
    rows = []
    for i in range(14):
        r = 9000 + i * 600
        rows.append([])
        for j in range(120):
            a = radians(190 + j * 1.35)
            n = noise.hetero_terrain(Vector((r * sin(a) / 3300, r * cos(a) / 3300, 4.2)), .9, 2, 6, .6)
            rows[-1].append((r * sin(a), r * cos(a), max(0, n) * 420 * sin(pi * j / 119) ** .6 * min(1, i / 4) - 10))
    m.quads(rows, K.plain('hills', (.055, .085, .05), .95, 0, .004, .4))
    m.build('hills', smooth=True)


def sea():
    g = K.Nodes('sea')
    at = g.n('Attribute', {'attribute_name': 'sea'})
    s = g.n('SeparateXYZ', Vector=at.outputs['Vector'])
    d = g.math('MULTIPLY', s.outputs['X'], 100.0)            # metres from the shore
    pos = g.pos()
    n1, n2 = g.noise(.05, pos, 3, .6), g.noise(.55, pos, 4, .7)
    dd = g.math('ADD', d, g.math('MULTIPLY', g.math('SUBTRACT', n1, .5), 26.0))
    shallow = g.ramp(g.math('MULTIPLY', dd, .01), [(0, (.16, .22, .17)), (.12, (.060, .165, .155)), (.40, (.020, .088, .105)), (1, (.008, .040, .062))])
    w = g.math('FRACT', g.math('MULTIPLY', dd, 1 / 11.0))    # breaker lines, only near the beach
    crest = g.ramp(w, [(.0, 0.), (.72, 0.), (.90, 1.), (1, .2)])
    near = g.ramp(g.math('MULTIPLY', d, .01), [(.0, 1.), (.25, .8), (.42, 0.)])
    foam = g.math('MULTIPLY', g.math('MULTIPLY', crest, near), g.ramp(n2, [(.36, 0.), (.56, 1.)]))
    wash = g.math('MULTIPLY', g.ramp(g.math('MULTIPLY', dd, .01), [(.0, 1.), (.035, .8), (.075, 0.)]), g.ramp(n2, [(.30, .25), (.55, 1.)]))
    foam = g.math('MINIMUM', g.math('ADD', foam, wash), 1.0)
    h = g.math('ADD', g.noise(.9, pos, 4), g.math('MULTIPLY', g.noise(.16, pos, 3), 3.0))
    col = g.mix(foam, shallow, (.80, .83, .82))
    mat = g.surface(col, g.math('ADD', .06, g.math('MULTIPLY', foam, .8)), g.bump(h, .28, .30), spec=.5)
    ds = np.concatenate([np.arange(-8, 70, 1.5), np.geomspace(70, 45000, 34)]).astype(np.float32)
    ys = np.concatenate([-np.geomspace(45000, 150, 44), np.arange(-148, 149, 2.0), np.geomspace(150, 45000, 44)]).astype(np.float32)
    D, Y = np.meshgrid(ds, ys, indexing='ij')
    X = shore(Y) + D
    sw = np.exp(-((D - 20) / 22) ** 2) * (np.abs(Y) < 300)
    z = .22 * sw * np.maximum(np.sin((D + 5 * vn(X, Y, 20, 3)) / 11 * 2 * np.pi), 0) ** 2 + np.where(D < 70, .05 * vn(X, Y, 4, 5), 0)
    n, k = X.shape
    i = np.arange(n * k).reshape(n, k)
    q = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    a = np.stack([np.clip(D, 0, 400) / 100, 0 * D, 0 * D], -1).reshape(-1, 3)
    U.grid_mesh('sea', np.stack([X, Y, z], -1).reshape(-1, 3), q, mat, {'sea': a})
    m = K.Mesh()                                             # Cồn Cỏ: nearer and about three times too high, else it is one pixel
    c = Vector(CON_CO[:2]).normalized() * 15000
    rows = []
    for j in range(9):
        t = j / 8
        rows.append([(c.x + (1 - t) * 620 * cos(a) * (1 + .2 * sin(3 * a)), c.y + (1 - t) * 620 * sin(a), 150 * (t ** .6) * (1 + .25 * sin(2 * a + 1)) - 2) for a in [2 * pi * i / 40 for i in range(40)]])
    m.quads(rows, K.plain('island', (.05, .08, .055), .95, 0, .004, .3), closed=True)
    m.build('con co', smooth=True)

# ------------------------------------------------------------------ plants and village


def casuarina(name, seed, h=13, cards=2600, size=.75):
    """Phi lao: slim trunk, soft drooping needle sprays."""
    rng = random.Random(seed)
    m = K.Mesh()
    lf, bk = K.leaf('casuarina needles', (.085, .125, .05), .3, .3), K.plain('casuarina bark', (.17, .125, .095), .95, 0, 7, .4)
    m.tube([(0, 0, -.4), (.06, .03, h * .4), (.12, -.05, h * .95)], [.19, .13, .03], 8, bk)
    for _ in range(70):
        z0 = h * rng.uniform(.22, .95)
        a, L = rng.uniform(0, 6.28), (1 - (z0 / h) ** 1.4) * h * .24 + .4
        e = Vector((L * cos(a), L * sin(a), z0 + L * .55))
        m.tube([(0.05, 0, z0), tuple(e)], [.03, .008], 4, bk)
        for _ in range(int(cards / 70)):
            t = rng.uniform(.3, 1.05)
            p = Vector((0, 0, z0)).lerp(e, t) + Vector((rng.gauss(0, .25), rng.gauss(0, .25), rng.gauss(0, .2)))
            tip = p + Vector((rng.gauss(0, .25), rng.gauss(0, .25), -rng.uniform(.2, 1))) * size
            w = Vector((rng.uniform(-1, 1), rng.uniform(-1, 1), 0)).normalized() * .045 * size / .75
            i = len(m.v)
            m.f.append([i, i + 1, i + 2, i + 3])
            mid = p.lerp(tip, .5)
            m.v += [tuple(p), tuple(mid + w), tuple(tip), tuple(mid - w)]
            m.m.append(m.slot(lf))
    return m.build(name, link=False)


def library(near):
    L1, L2, L3 = K.leaf('leaf dark', (.068, .135, .028)), K.leaf('leaf mid', (.105, .185, .035)), K.leaf('leaf light', (.15, .23, .05))
    b, b2 = K.plain('bark', (.19, .145, .11), .95, 0, 6, .4), K.plain('pale bark', (.34, .31, .27), .9, 0, 5, .3)
    lib = {'far': [K.broadleaf(f'far{i}', 10 + i, 8.5 + i, 4.4 + .4 * i, .3, .25, .7, 52, 30, .62, (L1, L2, L3, L1)[i], (b, b2)[i % 2]) for i in range(4)],
           'cas_far': [casuarina(f'cas.far{i}', 20 + i, 11 + 2 * i, 2000, .95) for i in range(2)],
           'bush': [K.shrub(f'bush{i}', 70 + i, .9, 1.3, 650, .2, (L1, L2)[i]) for i in range(2)]}
    if near:
        lib['tree'] = [K.broadleaf(f'tree{i}', 30 + i, 8 + i, 3.9, .24, .3, .65, 100, 95, .23, (L2, L1)[i], b2) for i in range(2)]
        lib['cas'] = [casuarina(f'cas{i}', 40 + i, 10 + 2 * i, 7000, .62) for i in range(2)]
        lib['shrub'] = [K.shrub(f'shrub{i}', 80 + i, .7, 1.0, 1500, .13, (L1, L2, L3)[i]) for i in range(3)]
        lib['tuft'] = [K.tuft(f'tuft{i}', 90 + i, K.leaf('blade', (.15, .20, .05), .45, .25), 30, .26, .16) for i in range(2)]
        lib['fern'] = [fern(f'fern{i}', 95 + i) for i in range(2)]
    return lib


def fern(name, seed):
    rng = random.Random(seed)
    m, lf = K.Mesh(), K.leaf('fern', (.12, .20, .04), .4, .25)
    for k in range(13):
        a, L = k * 2.4 + rng.uniform(-.2, .2), rng.uniform(.35, .6)
        dr, sd = Vector((cos(a), sin(a), 0)), Vector((-sin(a), cos(a), 0))
        pts = [dr * L * t + Vector((0, 0, L * (1.1 * t - 1.15 * t * t))) for t in [i / 10 for i in range(11)]]
        for p, q in zip(pts, pts[1:]):
            w = .11 * (1 - (p.length / L) ** 1.5) + .02
            for s in (-1, 1):
                i = len(m.v)
                m.v += [tuple(p), tuple(p.lerp(q, .5) + sd * s * w * .6 + dr * .02), tuple(p + sd * s * w + dr * w * .6 - Vector((0, 0, w * .3))), tuple(q)]
                m.f.append([i, i + 1, i + 2, i + 3])
                m.m.append(m.slot(lf))
    return m.build(name, link=False)


def hz(x, y):
    return float(dug(np.array([x], np.float32), np.array([y], np.float32))[0][0])


def forest(lib, skip=None, count=9000):
    rng = np.random.default_rng(5)
    x, y = rng.uniform(-310, -8, count).astype(np.float32), rng.uniform(-330, 330, count).astype(np.float32)
    h, e = dug(x, y)
    d = shore(y) - x
    clear = np.minimum.reduce([seg_dist(x, y, p) for p in TRENCHES])
    clear = np.minimum(clear, np.minimum.reduce([seg_dist(x - 7, y, p) for p in TRENCHES]) - 3.0)    # open towards the sea, so that they can be seen
    for ex, ey in HILL_DOORS:
        clear = np.minimum(clear, np.hypot((x - ex - 4) / 1.5, (y - ey)) - 2.5)
    front = np.minimum.reduce([np.where(x > ex - 1.5, np.abs(y - ey) - .5, 9) for ex, ey, _ in EXITS])
    road = seg_dist(x, y, [(-470, 70), (-330, 40), (-262, 26), (-226, 30)])
    ok = (d > 17) & (clear > 5.2) & (front > 3.2) & (road > 6) & (vn(x, y, 30, 9) > -.62) & (np.hypot(x + 262, y - 6) > 22)
    if skip is not None:
        ok &= ~skip(x, y)
    items = {k: [] for k in ('f0', 'f1', 'f2', 'f3', 'c0', 'c1', 'b0', 'b1')}
    taken = {}
    for i in np.flatnonzero(ok):
        c = (int(x[i] // 3.6), int(y[i] // 3.6))
        if any((c[0] + a, c[1] + b) in taken and hypot(x[i] - taken[c[0] + a, c[1] + b][0], y[i] - taken[c[0] + a, c[1] + b][1]) < 3.5 for a in (-1, 0, 1) for b in (-1, 0, 1)):
            continue
        taken[c] = (x[i], y[i])
        cas = d[i] < 34 + 8 * vn(x[i], y[i], 20, 2)
        r = rng.random()
        k = f'c{int(r * 2)}' if cas else f'b{int(r * 2)}' if rng.random() < .18 else f'f{min(3, int(2 + 2 * vn(x[i], y[i], 40, 4) + r * 2 - .5))}'.replace('f-1', 'f0')
        items[k].append((float(x[i]), float(y[i]), float(h[i]) - .1, rng.uniform(0, 6.28), rng.uniform(.55, 1.0) * (1.5 if k[0] == 'b' else .92 if cas else 1)))
    for k, v in items.items():
        if v:
            K.scatter_faces('wood ' + k, lib[{'f': 'far', 'c': 'cas_far', 'b': 'bush'}[k[0]]][int(k[1])], v)
    far = {0: [], 1: [], 2: []}                              # belts of casuarina along the coast, groves inland
    for _ in range(5200 if count > 9000 else 1500):
        yy = rng.uniform(-2600, 2600)
        if abs(yy) < 330:
            xx = rng.uniform(-1500, -300)
        else:
            xx = float(shore(yy)) - (30 + rng.exponential(30) if rng.random() < .45 else rng.uniform(60, 1500))
        if vn(xx, yy, 70, 3) < .12 and xx < float(shore(yy)) - 90 or abs(xx + 420) < 130 and abs(yy - 60) < 110 and rng.random() < .8:
            continue
        k = 2 if xx > float(shore(yy)) - 90 else int(rng.random() * 2)
        far[k].append((xx, yy, 0.0, rng.uniform(0, 6.28), rng.uniform(.7, 1.1)))
    for k, v in far.items():
        zz = dug(np.array([q[0] for q in v], np.float32), np.array([q[1] for q in v], np.float32))[0]
        v = [(q[0], q[1], float(z) - .2, q[3], q[4]) for q, z in zip(v, zz)]
        K.scatter_faces(f'country {k}', lib['cas_far'][0] if k == 2 else lib['far'][k], v)


def village():
    rng = random.Random(4)
    wall = K.varied('village walls', ((.62, .55, .42), (.66, .63, .55), (.50, .56, .55), (.60, .48, .36)))
    roof = K.varied('village roofs', ((.36, .13, .075), (.42, .16, .09), (.30, .12, .08), (.28, .31, .34), (.38, .15, .09)))
    libs = []
    for w, d, h in ((9, 7, 3.2), (12, 8, 3.4), (8, 6, 3.0)):
        m = K.Mesh()
        m.box(-w / 2, -d / 2, -1, w / 2, d / 2, h, wall)
        for sy in (-1, 1):
            m.face([(-w / 2 - .6, sy * (d / 2 + .7), h - .3), (w / 2 + .6, sy * (d / 2 + .7), h - .3), (w / 2 + .6, 0, h + d * .28), (-w / 2 - .6, 0, h + d * .28)], roof)
        for sx in (-1, 1):
            m.face([(sx * w / 2, -d / 2, h), (sx * w / 2, d / 2, h), (sx * w / 2, 0, h + d * .26)], wall)
        libs.append(m.build('house', link=False))
    pts = []
    for _ in range(900):
        x, y = rng.uniform(-560, -310), rng.uniform(-120, 230)
        if any(hypot(x - a, y - b) < 19 for a, b in pts) or len(pts) > 74 or abs(y - 70 + .2 * (x + 400)) < 8:
            continue
        pts.append((x, y))
        K.place(rng.choice(libs), x, y, hz(x, y), rng.choice((.1, .15, 1.7, 1.66)) + rng.uniform(-.1, .1), rng.uniform(.85, 1.15))
    m = K.Mesh()                                             # exhibition house at the way in (form: own choice)
    x, y = -262, 6
    z = hz(x, y)
    m.box(x - 10, y - 7, z - 1.5, x + 10, y + 7, z + .35, K.plain('plinth', (.45, .42, .37)))
    m.box(x - 8.5, y - 5.5, z, x + 8.5, y + 5.5, z + 3.6, K.plain('ochre wall', (.64, .55, .38)))
    K.curved_roof(m, 20, 14, 3.4, 8, z + 3.5, K.tiles('roof tiles', (.36, .14, .08)), K.plain('ridge', (.55, .5, .44)), K.plain('eaves', (.16, .08, .05)), .2, (x, y), ornaments=False)
    m.build('exhibition house')


def portals(skip=None):
    """Timber mouths of the other tunnel doors, for the aerial and the background."""
    rng = random.Random(9)
    wood, black = U.timber(), K.plain('dark', (.004, .003, .002), 1.0)
    m = K.Mesh()
    for k, (x, y, z) in enumerate(EXITS + [(a, b, float(bare(np.float32(a), np.float32(b))) - 1.45) for a, b in HILL_DOORS]):
        if k == skip:
            continue
        xf = T(x - .1, y, z, pi / 2)
        m.box(-.62, -.02, -.3, .62, .05, 1.82, black, xf=xf)
        m.box(-1.15, .02, -.4, 1.15, .6, 2.5, K.plain('bank', (.27, .115, .06), .95, 0, 4, .3), xf=xf)
        U.timber_set(m, T(x + .05, y, z, pi / 2), 1.35, 1.8, wood, rng, .12)
        U.timber_set(m, T(x + .45, y, z, pi / 2), 1.5, 1.84, wood, rng, .12)
        for i in range(9):
            U.log(m, (x - .5, y - .75 + i * .19, z + 2.03), (x + .75, y - .75 + i * .19, z + 2.03), .07, wood, rng, 6)
    m.build('portals')


def boats(m, at, rng, basket=True):
    x, y, z = at
    if basket:
        U.basket(m, (x, y, z), 1.0, .62, U.woven('basket boat', (.30, .22, .12)))
        return
    rows = []
    blue = K.plain('boat blue', (.05, .17, .26), .6, 0, 4, .25)
    for i in range(15):
        t = i / 14
        w = 1.05 * sin(pi * min(1, .12 + t * .9)) ** .6 * (1 - .35 * t)
        lift = .55 * (2 * t - 1) ** 2 + .5 * t ** 3
        rows.append([(x + (t - .5) * 7.5, y + w * s, z + lift + hh) for s, hh in ((-1, .85), (-.8, .3), (-.2, 0), (.2, 0), (.8, .3), (1, .85))])
    m.quads(rows, blue)
    m.quads([[(a[0], a[1] * .98 + y * .02, a[2] - .18) for a in (r[0], r[-1])] for r in rows], K.plain('boat deck', (.24, .16, .10), .8))

# ------------------------------------------------------------------ outdoor scenes


HD = HILL_DOORS[0]
H0 = float(bare(np.float32(HD[0]), np.float32(HD[1])))
ZH = H0 - 1.5                                                # floor of the trench at the hill door


def hill_door():
    """Trench, timber mouth and the first steps down."""
    x, y = HD
    soil = U.soil('red basalt earth, outside', .4, .9, .75)
    box = (x - 9.5, y - 7.5, x + 10, y + 9.0)
    v = U.Void((box[0], box[1], ZH - 3.6), (box[2], box[3], ZH + 4.2), .06)

    def top(X, Y):
        return (bare(X, Y) + 1.75 * np.exp(-np.abs((X - x + 3.6) / 3.0) ** 3 - ((Y - y) / 3.2) ** 2)
                + .22 * np.exp(-((seg_dist(X, Y, TR) - 1.35) / .45) ** 2) * (X > x - 1))
    TR = [(x - .6, y), (x + 6.0, y), (x + 9, y + 3.5), (x + 14, y + 6)]
    v.ground(top)
    tr = [(a, b, ZH + .04 * i) for i, (a, b) in enumerate(TR)]
    v.passage(tr, 1.25, 2, open_top=True, batter=.10, k=.15)
    v.passage([(x + .6, y + .35, ZH), (x + 2.6, y + .45, ZH)], 2.0, 2, open_top=True, batter=.12, k=.3)
    v.passage([(x + .6, y, ZH), (x - .9, y, ZH)], L1_W + .1, L1_H, spring=.7)
    v.passage([(x - .9, y, ZH), (x - 5.2, y, ZH - 3.0)], L1_W + .1, L1_H + .12, steps=14)
    v.passage([(x - 5.2, y, ZH - 3.0), (x - 8.5, y + 1.2, ZH - 3.05)], L1_W, L1_H)
    v.rough(.05, .016, 3)
    v.mesh('hill door', soil)
    rng = random.Random(2)
    m, wood = K.Mesh(), U.timber()
    for dx, dz in ((.02, 0), (-.85, 0)):
        U.timber_set(m, T(x + dx, y, ZH + dz, pi / 2), L1_W + .12, L1_H - .02, wood, rng, .075)
    U.lagging(m, T(x + .1, y, ZH, pi / 2), L1_W + .22, L1_H - .04, 1.1, wood, rng, True)
    for i in range(14):                                      # worn nosing on the steps
        t = i / 14
        U.log(m, (x - .9 - 4.3 * t + .02, y - .46, ZH - 3.0 * t - .03), (x - .9 - 4.3 * t + .02, y + .46, ZH - 3.0 * t - .03), .035, wood, rng, 7)
    # tools in the little bay: hoe, shovel, wheelbarrow, basket
    steel = K.plain('worn steel', (.16, .13, .11), .5, .6, 20, .35)
    def handled(px, py, lean, kind):
        a, b = (px, py, ZH + .02), (px + lean[0], py + lean[1], ZH + 1.42)
        m.tube([a, b], .017, 8, wood)
        d = Vector((lean[0], lean[1], 0))
        if kind == 'hoe':
            c = Vector(b)
            m.box(-.09, -.005, -.2, .09, .005, .02, steel, xf=Matrix.Translation(c) @ Matrix.Rotation(.5, 4, 'X'))
        else:
            m.box(-.12, -.006, -.3, .12, .006, .04, steel, taper=.0, xf=Matrix.Translation(Vector(a) + Vector((0, 0, .3))) @ Matrix.Rotation(.16, 4, 'Y') @ Matrix.Rotation(pi / 2, 4, 'Z'))
    handled(x + 1.05, y + 1.15, (.02, .20), 'hoe')
    handled(x + 1.32, y + 1.18, (-.02, .17), 'shovel')
    handled(x + 1.58, y + 1.16, (.06, .20), 'hoe')
    wb = T(x + 2.35, y + 1.02, ZH, -.25)
    m.box(-.42, -.24, .30, .30, .24, .52, wood, taper=-.06, xf=wb)
    m.box(-.38, -.2, .46, .26, .2, .50, soil, xf=wb)
    for s in (-1, 1):
        m.tube([wb @ Vector((-.62, s * .10, .22)), wb @ Vector((.3, s * .24, .34)), wb @ Vector((.95, s * .27, .42))], .022, 7, wood)
        m.tube([wb @ Vector((.28, s * .22, .34)), wb @ Vector((.34, s * .22, 0))], .022, 7, wood)
    for k in range(12):
        a = 2 * pi * k / 12
        b2 = a + 2 * pi / 12
        m.tube([wb @ Vector((-.62 + .2 * cos(a), 0, .21 + .2 * sin(a))), wb @ Vector((-.62 + .2 * cos(b2), 0, .21 + .2 * sin(b2)))], .028, 6, wood)
        m.tube([wb @ Vector((-.62, 0, .21)), wb @ Vector((-.62 + .19 * cos(a), 0, .21 + .19 * sin(a)))], .012, 5, wood)
    U.basket(m, (x + 1.95, y - .42, ZH - .02), .2, .2, U.woven('carrying basket', (.42, .32, .17)))
    m.build('door things')
    b = K.Mesh()
    U.bulb(b, (x - 2.1, y + .1, ZH + .75), ZH + .95, 8)
    U.bulb(b, (x - 5.4, y + .1, ZH - 1.45), ZH - 1.25, 9)
    b.build('bulbs')
    return box, top, TR


def plant_door(lib, top, TR, box):
    x, y = HD
    rng = random.Random(8)
    f = lambda a, b: float(top(np.float32(a), np.float32(b)))
    for kind, n, r0, r1, gap, s0, s1 in (('shrub', 90, 1.25, 9.5, 1.35, .55, 1.15), ('tuft', 1500, .6, 8.5, .72, .6, 1.3), ('fern', 220, .5, 7, .75, .4, .8), ('tree', 16, 4.0, 13, 3.4, .75, 1.1), ('cas', 5, 6, 14, 4, .8, 1)):
        for _ in range(n):
            a, r = rng.uniform(0, 6.28), r0 + (r1 - r0) * rng.random() ** .7
            px, py = x + .5 + r * cos(a) * 1.25, y + r * sin(a)
            dt = float(seg_dist(np.float32(px), np.float32(py), TR))
            if dt < gap + (.5 if kind == 'shrub' and px > x else 0) or px < x and abs(py - y) < .3 and kind in ('shrub', 'tree', 'cas') and px > x - 1.2:
                continue
            inside = box[0] < px < box[2] and box[1] < py < box[3]
            z = f(px, py) if inside else hz(px, py)
            K.place(rng.choice(lib[kind]), px, py, z - .05, rng.uniform(0, 6.28), rng.uniform(s0, s1))


def sea_door():
    """The last metres of the lowest level and its mouth above the beach."""
    x, y, z = EXITS[3]
    soil = U.soil('red basalt earth, sea door', .45, .9, .4)
    box = (x - 12.5, y - 6.5, x + 9, y + 6.5)
    v = U.Void((box[0], box[1], z - 3.0), (box[2], box[3], z + 7.5), .055)
    v.ground(lambda X, Y: bare(X, Y))
    v.passage([(x - 11, y - 3.0, z + .42), (x - 7, y - 1.4, z + .28), (x - 3.5, y, z + .14), (x + .6, y, z)], L3_W + .15, L3_H, spring=.66)
    v.passage([(x + 1.1, y, z - .02), (x + 3, y, z - .3), (x + 12, y + .3, z - 1.22)], 1.7, 3, open_top=True, batter=.35, k=.2)
    v.passage([(x + 4.2, y + .2, z - .45), (x + 13, y + .3, z - 1.32)], 3.4, 3, open_top=True, batter=.8, k=.5)
    v.rough(.05, .016, 5)
    v.mesh('sea door', soil)
    rng = random.Random(3)
    m, wood = K.Mesh(), U.timber('sea timber', (.20, .135, .085))
    for dx in (.10, -2.1, -3.1):
        U.timber_set(m, T(x + dx, y, z + .03, pi / 2), L3_W + .2, L3_H - .04, wood, rng, .07)
    U.lagging(m, T(x + .24, y, z + .02, pi / 2), L3_W + .3, L3_H - .06, .8, wood, rng, False)
    # wooden pointer without words: the way to the exhibition house
    xf = T(x - 1.55, y + .53, z + 1.25, 0)
    m.box(-.24, -.02, -.07, .2, .01, .07, K.plain('sign board', (.34, .22, .12), .8, 0, 14, .3), xf=xf)
    m.face([xf @ Vector(p) for p in ((-.24, -.021, -.11), (-.40, -.021, 0), (-.24, -.021, .11))], K.plain('sign board', (.34, .22, .12), .8, 0, 14, .3))
    m.build('sea door things')
    b = K.Mesh()
    U.bulb(b, (x - 5.6, y - .55, z + 1.55), z + 1.9, 7)
    U.bulb(b, (x - 9.6, y - 2.45, z + 1.7), z + 2.1, 8)
    b.build('bulbs')
    s = K.Mesh()
    for a, bb, k in ((18, 5, True), (16.5, 7.6, True), (21, 9.5, False), (15, -7, True)):
        px, py = x + a, y + bb
        boats(s, (px, py, hz(px, py) + (.02 if k else .12)), rng, k)
    for a, bb in ((150, 40), (260, -60), (520, 120), (900, 330)):
        boats(s, (x + a, y + bb, -.15), rng, False)
    stone = K.plain('shore rock', (.085, .062, .052), .85, 0, 2.2, .45)
    for _ in range(150):                                     # dark basalt stones at the water's edge
        py = y + rng.uniform(-70, 70)
        px = float(shore(np.float32(py))) + rng.gauss(-1, 3.2)
        if abs(py - y - 6) < 5 and rng.random() < .8:
            continue
        r = rng.uniform(.2, .9) * (1.6 if rng.random() < .1 else 1)
        rows = [[(px + r * 1.3 * sin(pi * i / 6) * cos(t) * (1 + .25 * sin(2 * t + px)), py + r * sin(pi * i / 6) * sin(t) * (1 + .2 * cos(3 * t + py)), hz(px, py) + r * .1 - r * .62 * cos(pi * i / 6) * (1 + .15 * sin(t * 2 + px))) for t in [2 * pi * k / 9 for k in range(9)]] for i in range(7)]
        s.quads(rows, stone, closed=True)
    s.build('shore', smooth='auto')
    L = bpy.data.lights.new('daylight', 'AREA')              # day spilling in: the eye adapts, the renderer does not
    L.shape, L.size, L.size_y, L.energy, L.color = 'RECTANGLE', 1.0, 1.4, 12, (.92, .96, 1.0)
    ob = bpy.data.objects.new('daylight', L)
    ob.location, ob.rotation_euler = (x + .5, y, z + .95), (0, radians(90), 0)
    ob.visible_camera = ob.visible_glossy = False
    bpy.context.scene.collection.objects.link(ob)
    return box


def plant_sea_door(lib, box):
    x, y, z = EXITS[3]
    rng = random.Random(6)
    b = lambda a, c: float(bare(np.float32(a), np.float32(c)))
    for kind, n, gap, s0, s1 in (('shrub', 60, 2.6, .6, 1.2), ('fern', 110, 1.5, .5, .9), ('tuft', 700, 1.7, .7, 1.5), ('cas', 6, 5.0, .7, 1.0)):
        for _ in range(n):
            px = rng.uniform(x - 7, x + 12)
            py = y + rng.choice((-1, 1)) * (gap + max(0, min(3, px - x - 2)) * .75 + 7 * rng.random() ** 1.3)
            if kind == 'cas':
                px = x + rng.uniform(2, 12)
            if px < x and kind != 'cas':
                py = y + rng.uniform(-7, 7)
                if abs(py - y) < .7 and px > x - .8:
                    continue
            K.place(rng.choice(lib[kind]), px, py, b(px, py) - .06, rng.uniform(0, 6.28), rng.uniform(s0, s1))
    for py in (-5.6, 5.8, -7.4):
        K.place(rng.choice(lib['cas']), x + 9.5 + rng.uniform(-2, 2), y + py, b(x + 9, y + py) - .2, 1, .75)

# ------------------------------------------------------------------ underground scenes


def things():
    return dict(wood=U.timber('household wood', (.25, .155, .085)), dark=U.timber('dark wood', (.13, .075, .045)), mat=U.woven(), mat2=U.woven('older mat', (.43, .30, .20)),
                cloth=K.plain('indigo cloth', (.075, .085, .12), .95, 0, 40, .25), brown=K.plain('brown cloth', (.22, .13, .085), .95, 0, 40, .25), white=K.plain('cotton', (.68, .63, .54), .95, 0, 30, .12),
                clay=K.plain('earthenware', (.30, .13, .07), .7, 0, 9, .3), glaze=K.plain('brown glaze', (.10, .05, .03), .3, 0, 9, .35), enamel=K.plain('enamel', (.66, .66, .62), .35, 0, 30, .1),
                bam=K.plain('bamboo', (.42, .31, .14), .6, 0, 18, .3), iron=K.plain('black iron', (.035, .03, .028), .6, .4, 20, .3), jute=U.woven('jute', (.40, .30, .18)), paper=K.plain('old paper', (.62, .54, .40), .9, 0, 20, .12))


def can_ho():
    W = things()
    soil = U.soil()
    v = U.Void((-4.2, -11.7, -.5), (4.4, 13.2, 4.6), .042)
    v.passage([(-3.2, 12.2, -.05), (-1.9, 10.8, 0), (-.85, 8.9, 0), (-.25, 6.6, 0), (0, 4, 0), (.03, 1, 0), (0, -2, 0), (.25, -4.6, 0), (1.0, -6.9, 0)], L1_W, L1_H, .58)
    v.passage([(1.0, -6.9, 0), (3.2, -10.6, 2.2)], L1_W, L1_H + .1, .58, steps=10)
    nich = [(1, .55), (-1, 2.75), (1, 4.2), (-1, 6.2), (-1, -.85), (1, -3.2)]       # side (1 = left), y
    for s, y in nich:
        s = -s
        v.passage([(s * .2, y, .20), (s * (.5 + NICHE_D - .42), y, .22)], NICHE_W + .04, 1.30, .55, k=.12)
    v.rough(.04, .013, 11)
    v.mesh('passage', soil)
    m, rng = K.Mesh(), random.Random(5)
    for k, (s, y) in enumerate(nich):
        s = -s
        U.bed_mat(m, T(s * 1.42, y, .225, pi / 2 * s), .68, 1.62, (W['mat'], W['mat2'])[k % 2], (W['brown'], W['cloth'])[k % 2])
    # lamps, bowls, bundle, cloth
    U.oil_lamp(m, (-.95, .84, .24), 6.5)
    U.bowl(m, (-.85, .33, .24), .085, W['enamel']), U.bowl(m, (-.72, .42, .24), .06, W['clay'])
    U.basket(m, (-1.9, .78, .24), .16, .2, W['bam'])
    U.oil_lamp(m, (.78, 2.75, .30), 5.0, 1.25)
    m.box(.66, 2.62, .2, .92, 2.9, .30, W['wood'])
    U.bowl(m, (.74, 2.50, .24), .08, W['enamel'])
    U.oil_lamp(m, (-.75, 4.4, .24), 0)
    U.oil_lamp(m, (.7, 6.4, .24), 0)
    U.oil_lamp(m, (.95, -.56, .24), 6)
    U.jar(m, (.80, -1.15, .23), .3, W['glaze'])
    U.sack(m, T(1.9, -.85, .22, .2), .4, .5, .26, W['jute'], 2)
    U.oil_lamp(m, (-.72, -3.1, .24), 0)
    U.cloth_sheet(m, (-.52, 3.80, 1.40), (-.50, 4.16, 1.44), 1.05, W['cloth'], 4, .03)
    m.tube([(-.53, 3.75, 1.42), (-.53, 4.65, 1.46)], .012, 6, W['bam'])
    U.cloth_sheet(m, (.50, 2.33, 1.36), (.50, 2.56, 1.40), 1.0, W['brown'], 3, .03)
    m.tube([(.51, 2.28, 1.38), (.51, 3.2, 1.42)], .012, 6, W['bam'])
    U.bulb(m, (-.30, 3.35, 1.50), 1.68, 5.5)
    U.bulb(m, (-.75, 7.6, 1.50), 1.68, 7)
    U.bulb(m, (.42, -2.9, 1.50), 1.68, 6)
    U.bulb(m, (1.5, -7.4, 1.95), 2.2, 7)
    m.tube([(.36, -6, 1.60), (.40, -3, 1.60), (.40, 0, 1.57), (.38, 3, 1.6), (.1, 6.5, 1.6)], .009, 5, K.plain('bakelite', (.03, .028, .025), .5))
    U.fill((0, 1.7, 1.05), (0, -1.5, 1.05), watts=1.0)
    m.build('household', smooth='auto')


def hoi_truong():
    W = things()
    soil = U.soil()
    v = U.Void((-4.8, -5.4, -1.6), (5.2, 12.2, 2.9), .048)
    y0, y1 = .6, .6 + HALL_L
    v.passage([(0, y0 + 1.1, 0), (0, y1 - 1.1, -.05)], HALL_W, 2.25, .60, k=.2)
    v.passage([(.3, -4.3, 0), (0, -1.6, 0), (0, 1.2, 0)], L2_W, L2_H, .6, k=.15)
    v.passage([(1.0, 2.7, 0), (2.6, 2.7, 0)], 1.7, 1.95, .6, k=.2)                # well bay
    v.passage([(2.4, 2.7, -.75), (2.401, 2.7, -.75)], .84, 1.4, .9, k=.04)
    v.passage([(-1.0, 3.0, 0), (-2.6, 3.0, 0)], 1.8, 1.85, .55, k=.2)              # kitchen bay
    v.passage([(1.0, 8.2, 0), (2.4, 8.4, 0), (4.0, 9.6, 0)], L2_W, L2_H, .6, k=.15)
    v.passage([(-1.0, 8.6, 0), (-2.0, 8.8, 0)], L2_W, L2_H, .6, k=.15)
    v.passage([(-2.0, 8.8, 0), (-3.6, 9.9, -.9)], L2_W, L2_H, .6, steps=5)
    v.rough(.045, .014, 21)
    v.mesh('hall', soil)
    m, rng = K.Mesh(), random.Random(3)
    # well: low kerb, bucket, pole
    m.lathe([(.44, -.7), (.44, .42), (.40, .46), (.56, .47), (.60, .40), (.62, -.05)], 32, K.plain('well kerb', (.30, .17, .11), .9, 0, 5, .35), at=(2.4, 2.7, 0))
    m.lathe([(0, -.42), (.45, -.42)], 24, K.water('well water', (.01, .013, .012), .02, 5), at=(2.4, 2.7, 0))
    for s in (-1, 1):
        U.log(m, (2.4, 2.7 + s * .66, -.1), (2.4, 2.7 + s * .62, 1.28), .045, W['wood'], rng)
    U.log(m, (2.4, 1.98, 1.22), (2.4, 3.42, 1.22), .05, W['wood'], rng)
    m.tube([(2.38, 2.72, 1.18), (2.37, 2.73, .72)], .012, 6, W['jute'])
    m.lathe([(0, .46), (.11, .46), (.15, .72), (.14, .72), (.1, .48)], 18, W['wood'], at=(2.37, 2.73, 0))
    U.jar(m, (1.75, 3.28, -.02), .55, W['glaze']), U.jar(m, (1.45, 3.38, -.02), .4, W['clay'])
    # Hoàng Cầm stove: earth block with two fire mouths, pots, smoke channel into the wall
    st = U.soil('stove clay', .2, .5)
    m.box(-3.1, 3.1, -.05, -1.75, 3.75, .40, st, taper=.05)
    for x in (-2.72, -2.12):
        m.lathe([(0, .385), (.15, .385), (.17, .43), (.2, .43)], 20, W['iron'], at=(x, 3.38, 0))
        m.lathe([(0, 0), (.13, 0), (.19, .08), (.19, .2), (.165, .25), (.18, .27), (0, .29)], 22, W['iron'], at=(x, 3.38, .43))
        m.box(x - .12, 3.05, .02, x + .12, 3.16, .22, K.plain('soot', (.012, .01, .009), 1.0))
        m.box(x - .085, 3.035, .03, x + .085, 3.05, .10, K.glow('ember', (1, .16, .02), .9, False))
        U.lamp((x, 2.93, .12), 1.6, (1, .38, .12), .05)
    m.box(-3.3, 3.48, .30, -2.6, 3.72, .52, st, taper=.05)
    for k in range(9):
        U.log(m, (-1.72 + rng.uniform(-.05, .05), 2.45 + k % 3 * .1, .03 + k // 3 * .07), (-2.3, 2.42 + k % 3 * .11, .04 + k // 3 * .07), .033, W['dark'], rng, 7)
    U.basket(m, (-3.0, 2.55, 0), .22, .24, W['bam']), U.jar(m, (-2.85, 2.2, 0), .42, W['clay'])
    # benches, table, cloth for film evenings
    for k in range(4):
        for s in (-1, 1):
            xf = T(s * .76, 4.5 + k * .95, -.01, rng.uniform(-.03, .03))
            m.box(-.48, -.13, .30, .48, .13, .34, W['wood'], xf=xf)
            for a in (-.38, .38):
                m.box(a - .03, -.1, -.05, a + .03, .1, .3, W['wood'], xf=xf)
    U.plank_table(m, T(0, 8.5, -.04), 1.15, .5, .72, W['wood'])
    U.oil_lamp(m, (.36, 8.45, .68), 6, 1.2)
    m.box(-.22, 8.38, .68, .0, 8.55, .70, W['paper']), U.bowl(m, (-.4, 8.5, .68), .06, W['enamel'])
    for s in (-1, 1):
        U.log(m, (s * .98, 9.24, -.1), (s * .96, 9.26, 1.86), .035, W['bam'], rng, 8)
    U.log(m, (-1.05, 9.25, 1.82), (1.05, 9.25, 1.82), .03, W['bam'], rng, 8)
    U.cloth_sheet(m, (-.92, 9.22, 1.80), (.92, 9.22, 1.80), 1.12, W['white'], 5, .012, 70)
    # sign board without words
    m.box(.82, .545, 1.28, 1.30, .575, 1.58, W['dark'])
    m.box(.845, .57, 1.305, 1.275, .58, 1.555, K.plain('sign face', (.42, .30, .17), .8, 0, 14, .25))
    U.oil_lamp(m, (1.62, 2.05, .02), 3)
    U.oil_lamp(m, (-1.66, 2.35, .02), 3.5)
    U.bulb(m, (.95, 2.5, 1.84), 2.0, 9), U.bulb(m, (-1.0, 4.3, 1.88), 2.05, 10), U.bulb(m, (.85, 6.9, 1.9), 2.05, 11)
    U.bulb(m, (-.32, -2.0, 1.66), 1.85, 7), U.bulb(m, (2.9, 8.8, 1.62), 1.85, 6), U.bulb(m, (-2.7, 9.3, 1.3), 1.6, 5)
    U.fill((0, 2.2, 1.2), (0, 5.4, 1.3), watts=1.6)
    U.fill((0, -.6, 1.1))
    m.build('hall things', smooth='auto')


def nha_ho_sinh():
    W = things()
    soil = U.soil()
    v = U.Void((-8.1, -2.2, -.5), (8.3, 4.6, 2.7), .044)
    v.passage([(-7.0, .5, 0), (-5.0, .1, 0), (0, 0, 0), (5.0, .15, 0), (7.2, .9, 0)], L2_W + .05, 1.85, .6)
    v.passage([(0, .3, 0), (0, 1.2, 0)], 1.5, 1.85, .6, k=.2)
    v.passage([(0, 1.75, 0), (0, 2.55, 0)], 2.6, 1.95, .58, k=.2)
    v.passage([(3.2, -.35, 0), (4.2, -.35, 0)], 1.9, 1.9, .6, k=.2)                  # operating post
    v.passage([(-2.9, -.45, 0), (-3.6, -.45, 0)], 1.9, 1.85, .6, k=.2)               # children's corner
    v.passage([(0, -.45, .92), (0, -.84, .92)], .46, .62, .5, k=.05)                 # remembrance niche
    v.rough(.042, .013, 31)
    v.mesh('rooms', soil)
    m, rng = K.Mesh(), random.Random(3)
    # bed
    def cot(xf, w, l, h):
        for sx in (-1, 1):
            m.box(sx * w / 2 - .03, -l / 2, h - .1, sx * w / 2 + .03, l / 2, h - .02, W['wood'], xf=xf)
            for sy in (-1, 1):
                m.box(sx * w / 2 - .035, sy * (l / 2 - .04) - .035, -.05, sx * w / 2 + .035, sy * (l / 2 - .04) + .035, h + (.28 if sy > 0 else .0), W['wood'], xf=xf)
        for sy in (-1, 1):
            m.box(-w / 2, sy * (l / 2 - .04) - .025, h - .1, w / 2, sy * (l / 2 - .04) + .025, h - .02, W['wood'], xf=xf)
        m.box(-w / 2, l / 2 - .06, h + .14, w / 2, l / 2 - .03, h + .24, W['wood'], xf=xf)
        for k in range(13):
            y = -l / 2 + .06 + (l - .12) * k / 12
            m.box(-w / 2, y - .045, h - .03, w / 2, y + .045, h - .01, W['bam'], xf=xf)
        m.box(-w / 2 + .02, -l / 2 + .03, h - .01, w / 2 - .02, l / 2 - .07, h + .005, W['mat'], xf=xf)
    xb = T(-.62, 2.35, 0, .0)
    cot(xb, .82, 1.75, .46)
    m.box(-.36, -.2, .465, .36, .45, .50, W['white'], xf=xb)                          # folded sheet, pillow
    m.box(-.30, .52, .465, .30, .78, .56, W['white'], taper=.04, xf=xb)
    # cradle: slatted box on rockers, empty, with a small cloth
    xc = T(.72, 1.85, 0, .25)
    for sx in (-1, 1):
        for k in range(9):
            y = -.36 + .09 * k
            m.box(sx * .22 - .009, y - .014, .26, sx * .22 + .009, y + .014, .62, W['bam'], xf=xc)
        m.box(sx * .22 - .018, -.40, .60, sx * .22 + .018, .40, .645, W['wood'], xf=xc)
        m.box(sx * .22 - .018, -.40, .24, sx * .22 + .018, .40, .285, W['wood'], xf=xc)
    for sy in (-1, 1):
        for k in range(5):
            x = -.18 + .09 * k
            m.box(x - .014, sy * .39 - .009, .26, x + .014, sy * .39 + .009, .68, W['bam'], xf=xc)
        m.box(-.24, sy * .39 - .018, .66, .24, sy * .39 + .018, .71, W['wood'], xf=xc)
        pts = [xc @ Vector((.34 * (2 * t - 1), sy * .36, .03 + .16 * (2 * t - 1) ** 2)) for t in [i / 10 for i in range(11)]]
        m.tube(pts, .022, 7, W['wood'])
        for sx in (-1, 1):
            m.box(sx * .2 - .018, sy * .36 - .018, .06, sx * .2 + .018, sy * .36 + .018, .26, W['wood'], xf=xc)
    m.box(-.21, -.38, .27, .21, .38, .30, W['mat'], xf=xc)
    m.box(-.17, -.3, .30, .17, .22, .35, W['white'], taper=.03, xf=xc)
    # table with lamp, basin, cloths; shelf cut in the earth
    U.plank_table(m, T(.55, 3.28, 0), .85, .42, .66, W['wood'])
    U.oil_lamp(m, (.30, 3.25, .66), 6.5, 1.25)
    U.bowl(m, (.66, 3.26, .66), .17, W['enamel'])
    m.box(.86, 3.14, .66, .98, 3.36, .71, W['white'])
    U.jar(m, (1.08, 2.9, -.02), .45, W['glaze'])
    U.cloth_sheet(m, (-1.1, 1.30, 1.62), (-.60, 1.14, 1.70), 1.2, W['white'], 5, .035)
    m.tube([(-1.15, 1.32, 1.64), (.0, 1.05, 1.74), (1.15, 1.28, 1.64)], .008, 5, W['jute'])
    # operating post: table with a white cloth, tray, basin, lamp
    U.plank_table(m, T(3.75, -.80, 0), 1.5, .52, .76, W['wood'])
    m.box(2.98, -1.07, .60, 4.52, -.53, .775, W['white'])
    m.box(4.12, -.92, .775, 4.42, -.68, .79, W['enamel'])
    for k in range(4):
        m.box(4.16 + k * .06, -.88, .79, 4.172 + k * .06, -.73, .795, K.plain('instrument', (.6, .6, .6), .3, .9))
    U.bowl(m, (3.22, -.82, .775), .15, W['enamel'])
    U.oil_lamp(m, (4.45, -.62, .775), 5, 1.2)
    # children's corner: low desk, bench, blank slate
    U.plank_table(m, T(-3.2, -.62, 0), .9, .34, .46, W['wood'])
    m.box(-3.6, -.34, .24, -2.8, -.18, .28, W['wood'])
    for x in (-3.5, -2.9):
        m.box(x - .03, -.32, -.05, x + .03, -.2, .24, W['wood'])
    m.box(-3.72, -1.31, .86, -2.78, -1.24, 1.42, W['wood'])
    m.box(-3.68, -1.245, .90, -2.82, -1.23, 1.38, K.plain('slate', (.022, .028, .026), .75, 0, 6, .4))
    for k in range(3):
        m.box(-3.42 + k * .2, -.70, .46, -3.27 + k * .2, -.52, .475, W['paper'])
    U.oil_lamp(m, (-2.86, -.62, .46), 4.5)
    # remembrance: incense bowl and a small light, nothing else
    U.bowl(m, (0, -.80, .915), .075, W['glaze'])
    for k in range(3):
        m.tube([(-.015 + k * .015, -.80, .94), (-.03 + k * .03, -.80, 1.12)], .0025, 4, K.plain('incense', (.35, .10, .06)))
        m.lathe([(0, 0), (.004, .003), (0, .006)], 6, K.glow('incense tip', (1, .3, .08), 8, False), at=(-.03 + k * .03, -.80, 1.12))
    U.oil_lamp(m, (.15, -.74, .915), 1.8, .55)
    U.bulb(m, (0, 1.35, 1.66), 1.84, 6), U.bulb(m, (2.2, .32, 1.62), 1.8, 6), U.bulb(m, (-1.9, .34, 1.62), 1.8, 6), U.bulb(m, (5.6, .45, 1.6), 1.8, 5), U.bulb(m, (-5.2, .3, 1.6), 1.8, 5)
    U.fill((0, .75, 1.15), watts=1.4)
    m.build('room things', smooth='auto')


def tang_ba():
    W = things()
    soil = U.soil('red basalt earth, deep', .75, 1.0)
    v = U.Void((-3.6, -7.3, -1.6), (5.4, 15.0, 5.2), .045)
    sl = lambda y: -.07 * y                                   # about 4 degrees, towards the sea
    ys = [(-.9, -6.3), (-.2, -3.2), (0, -.5), (0, 3.0), (.25, 6), (.15, 9), (-.5, 11.5), (-1.6, 13.8)]
    v.passage([(x, y, sl(y)) for x, y in ys], L3_W + .05, L3_H, .6)
    v.passage([(.1, .75, -.04), (.75, 1.05, -.03)], 1.1, L3_H, .6, k=.15)
    v.passage([(.75, 1.05, -.03), (3.6, 3.3, 2.5)], L3_W, L3_H + .1, .58, steps=12)
    v.passage([(3.6, 3.3, 2.5), (4.4, 4.3, 2.5)], L3_W, L3_H, .6)
    v.passage([(-.3, 1.1, -.06), (-1.9, 1.25, -.05)], 1.9, 1.68, .55, k=.2)          # store
    v.passage([(-.40, y, sl(y) - .07) for y in (-3, 0, 3.2)], .12, .3, .9, k=.03)    # drain along the wall
    v.passage([(-.40, 3.2, sl(3.2) - .07), (-.12, 6, sl(6) - .07), (-.22, 9, sl(9) - .07)], .12, .3, .9, k=.03)
    v.rough(.045, .015, 41)
    v.mesh('deep level', soil)
    m, rng = K.Mesh(), random.Random(7)
    for k, (x, y, r, z) in enumerate(((-2.35, .75, .3, -.06), (-2.30, 1.25, -.2, -.06), (-2.35, 1.72, .1, -.06), (-2.38, 1.0, .2, .22), (-2.32, 1.5, -.1, .22))):
        U.sack(m, T(x, y, z, r + pi / 2), .5, .74, .34, W['jute'], k)
    U.basket(m, (-1.35, 1.78, -.07), .26, .3, W['bam']), U.basket(m, (-1.72, 1.86, -.07), .22, .26, W['bam'])
    U.jar(m, (-1.5, .55, -.07), .62, W['glaze']), U.jar(m, (-1.05, .52, -.07), .48, W['clay']), U.jar(m, (-1.9, .50, -.07), .5, W['glaze'])
    m.box(-1.75, 1.05, -.08, -1.3, 1.42, .22, W['wood'])
    U.oil_lamp(m, (-1.5, 1.24, .22), 6, 1.2)
    # depth staff: marks only, no figures
    m.box(.40, 3.0, -.3, .45, 3.09, 1.42, K.plain('staff', (.55, .50, .42), .8, 0, 14, .2))
    for k in range(8):
        m.box(.385, 2.995, -.05 + k * .18, .452, 3.095, .03 + k * .18, K.plain('staff red', (.42, .05, .03), .8))
    for k in range(12):                                      # bamboo nosings hold the earth steps
        t = k / 12
        a = Vector((.75 + 2.85 * t, 1.05 + 2.25 * t, -.03 + 2.53 * t))
        n = Vector((-2.25, 2.85, 0)).normalized() * .42
        U.log(m, tuple(a - n + Vector((0, 0, .0))), tuple(a + n), .03, W['dark'], rng, 6)
    m.tube([(.95, .74, .85), (3.55, 2.80, 3.2)], .018, 7, W['bam'])                  # hand rope of bamboo
    U.bulb(m, (1.15, 1.5, 1.95), 2.2, 7), U.bulb(m, (3.2, 3.1, 3.75), 4.0, 7)
    U.bulb(m, (.33, 4.4, 1.25), 1.45, 7), U.bulb(m, (.45, 8.3, .98), 1.2, 7), U.bulb(m, (.12, -3.0, 1.72), 1.9, 6)
    U.oil_lamp(m, (-.95, 1.9, -.1), 2.5)
    U.fill((.2, .9, 1.1), (2.0, 2.05, 2.0), (.2, 6.4, .6), (-1.5, 1.2, 1.2), (0, -1.2, 1.1))
    m.build('deep things', smooth='auto')


# ------------------------------------------------------------------ assembly and output

X3, Y3, Z3 = EXITS[3]
SCENES['tren-cao']['anchors']['sea_exits'] = (X3, Y3, Z3 + 1)
SCENES['tren-cao']['links']['cua-bien'] = (X3 + 2, Y3, Z3 + 1)
SCENES['cua-ham'].update(cam=(HD[0] + 3.9, HD[1] - .05, ZH + 1.6), anchors={
    'hill_entrance': (HD[0] - .3, HD[1], ZH + .95), 'timber_frame': (HD[0] + .1, HD[1] - .62, ZH + 1.25), 'air_draft': (HD[0] - 1.8, HD[1], ZH + .25),
    'trench': (HD[0] + 7.0, HD[1] + 1.0, ZH + .5), 'tools': (HD[0] + 1.35, HD[1] + 1.15, ZH + .85)})
SCENES['cua-ham']['links']['can-ho'] = (HD[0] - 1.2, HD[1], ZH + .5)
SCENES['cua-bien'].update(cam=(X3 - .95, Y3, Z3 + 1.5), anchors={
    'sea': (X3 + 400, Y3, 0), 'exit_frame': (X3 + .10, Y3 - .56, Z3 + 1.35), 'shore': (X3 + 27, Y3 - 4.5, .6), 'village_today': (X3 + 18, Y3 + 6, 1.9), 'exhibition_house': (X3 - 1.55, Y3 + .50, Z3 + 1.25)})
SCENES['cua-bien']['links'] = {'tang-ba': (X3 - 6, Y3 - 1.0, Z3 + .9), 'tren-cao': (26, 0, 88)}
INSIDE = {'can-ho': can_ho, 'hoi-truong': hoi_truong, 'nha-ho-sinh': nha_ho_sinh, 'tang-ba': tang_ba}


def build(name):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    K._cache.clear()
    K.TONE['ruin'] = False
    if name in INSIDE:
        U.dark_world()
        INSIDE[name]()
        return
    if name == 'tren-cao':
        K.sky(**SUN)
        terrain(ground_material())
        sea()
        portals()
        lib = library(False)
        forest(lib, count=16000)
        village()
        m, rng = K.Mesh(), random.Random(1)
        for x, y in ((60, -40), (95, 60), (180, -130), (150, 20), (330, 160)):
            boats(m, (x, y, -.1), rng, False)
        m.build('boats')
    elif name == 'cua-ham':
        K.sky(**dict(SUN, sun_az=112, sun_el=52))
        box, top, TR = hill_door()
        terrain(ground_material(), (box[0] + .3, box[1] + .3, box[2] - .3, box[3] - .3))
        sea()
        lib = library(True)
        plant_door(lib, top, TR, box)
        forest(lib, lambda x, y: np.hypot((x - HD[0]) / 1.2, y - HD[1]) < 12, 5000)
    else:
        K.sky(**dict(SUN, sun_az=138, sun_el=40))
        box = sea_door()
        terrain(ground_material(), (box[0] + .3, box[1] + .3, box[2] - .3, box[3] - .3))
        sea()
        lib = library(True)
        plant_sea_door(lib, box)
        forest(lib, lambda x, y: (x > X3 - 3) & (np.abs(y - Y3) < 14), 5000)


def finish(p, name, heading=0.0):
    h, w = p['mist'].shape
    if name in INSIDE:
        rgb = K.denoise(despeckle(p), passes=5, strength=1.9)
        return K.agx(K.bloom(rgb, 3.5, .2) * (1.03, 1.0, .97), INSIDE_EV.get(name, 0), 1.5, 1.02)
    rgb = K.denoise(p, passes=4, strength=1.2)
    el, az = K.directions(w, h, heading)
    air = name == 'tren-cao'
    rgb = K.haze(rgb, p, el, az, 17000 if air else 7000, (.58, .71, .88), 118, (1.05, .97, .84), .55)
    if not air:
        rgb = adapt(rgb, .5 if name == 'cua-bien' else .4)
    return K.agx(rgb * (1.03, 1.0, .965), .85 if air else .5, 1.36 if air else 1.25, 1.32 if air else 1.22)


INSIDE_EV = {'can-ho': 1.0, 'hoi-truong': .6, 'nha-ho-sinh': .8, 'tang-ba': 1.1}


def despeckle(p):
    """Few samples and many lamps: pull single bright or dark pixels to their neighbours before the real filter."""
    import cv2
    a = (p['alb'] + .03).mean(2)
    lum = np.ascontiguousarray(p['rgb'].mean(2) / a, np.float32)
    near = cv2.blur(np.minimum(lum, 12 * cv2.blur(lum, (25, 25))), (9, 9))
    k = np.clip(lum, near * .6, near * 1.45) / np.maximum(lum, 1e-5)
    k = np.minimum(k, 40)
    k[p['alb'].mean(2) < .02] = 1.0                          # lamps and flames stay
    return dict(p, rgb=p['rgb'] * k[..., None])


def adapt(rgb, amount):
    """Lift broad dark areas, as the eye does on the threshold between tunnel and daylight."""
    import cv2
    L = np.log2(np.maximum(rgb.mean(2), 1e-4)).astype(np.float32)
    w = rgb.shape[1]
    s = cv2.resize(L, (512, 256), interpolation=cv2.INTER_AREA)
    s = cv2.bilateralFilter(s, 0, 1.6, 14)
    s = cv2.resize(s, (w, w // 2), interpolation=cv2.INTER_LINEAR)
    return rgb * (2.0 ** (amount * np.clip(-1.6 - s, 0, 3.2)))[..., None]


def render_pano(name, w, spp, soft, out):
    t0 = time.time()
    s = SCENES[name]
    build(name)
    K.camera(s['cam'], s['head'])
    K.setup_render(w, w // 2, spp, 3)
    t1 = time.time()
    p = K.render_passes()
    t2 = time.time()
    f = os.path.join(out, name + '.jpg')
    if os.environ.get('KEEP'):                               # keep the light for another development
        np.savez(os.path.join(os.environ['KEEP'], name + '.npz'), **{k: v.astype(np.float16 if k not in ('z', 'mist') else np.float32) for k, v in p.items()})
    img = K.soften(finish(p, name, s['head']), soft)
    K.save_jpeg(img, f, comment='Mô hình 3D minh họa, không phải ảnh chụp / Illustrative 3D rendering, not a photograph')
    print(f'DONE {name} {w} px {spp} spp: build {t1 - t0:.0f} s, render {t2 - t1:.0f} s, finish {time.time() - t2:.0f} s, {os.path.getsize(f) / 1e6:.1f} MB', flush=True)


def landmarks(out):
    res = {'schema': 'heritage-tour-landmarks/1', 'site': 'dia-dao-vinh-moc', 'kind': 'illustrative 3D rendering',
           'units': 'degrees; yaw to the right positive, 0 = image centre; pitch up positive; camera in metres, X east, Y north, Z up (outdoor scenes: Z above the sea; each underground scene has its own origin and an assumed north)', 'scenes': {}}
    for name, s in SCENES.items():
        build(name)
        bpy.context.view_layer.update()
        img = name + '.jpg'
        e = {'image': img if os.path.exists(os.path.join(out, img)) else None, 'camera': [round(v, 2) for v in s['cam']], 'heading': s['head'], 'first_look': {'yaw': s['look'][0], 'pitch': s['look'][1]}, 'landmarks': {}, 'links': {}}
        for k, t in s['anchors'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            e['landmarks'][k] = {'yaw': round(yaw, 2), 'pitch': round(pitch, 2), 'distance_m': round(d, 1), 'occluded': False if k == 'horizon_con_co' else K.occluded(s['cam'], t, .35 if name in INSIDE else .6 if d < 50 else 14)}
        for k, t in s['links'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            if k == 'tren-cao':
                pitch = 28.0
            elif name in INSIDE or name == 'cua-bien':
                d = None                                     # length of the way is not known
            e['links'][k] = {'yaw': round(yaw, 1), 'pitch': round(pitch, 1), 'distance_m': d and round(d)}
        res['scenes'][name] = e
    json.dump(res, open(os.path.join(out, 'landmarks.json'), 'w'), indent=1, ensure_ascii=False)
    for n, e in res['scenes'].items():
        print(n, {k: (v['yaw'], v['pitch'], v['occluded']) for k, v in e['landmarks'].items()})


if __name__ == '__main__':
    argv = sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else []
    opt = dict(zip(argv[1::2], argv[2::2]))
    out = opt.get('--out', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'media', 'dia-dao-vinh-moc'))
    os.makedirs(out, exist_ok=True)
    if argv[0] == 'landmarks':
        landmarks(out)
    else:
        render_pano(argv[0], int(opt.get('--w', 2048)), int(opt.get('--spp', 8)), float(opt.get('--soft', 0)), out)
