"""Reusable parts for sites by a lowland river: land along a bending river, bridges, plain houses, boats,
standing figures in stone, loudspeakers. Metres; X east, Y north, Z above the water."""
import random
from math import pi, sin, cos, radians, hypot, atan2
import bpy
import numpy as np
from mathutils import Vector, Matrix, noise
import kit as K
import kit_underground as U

_tab = np.random.default_rng(11).uniform(-1, 1, (256, 256)).astype(np.float32)


def vn(x, y, s, o=0):
    """Smooth 2D noise, -1..1, cell size s."""
    x, y = np.asarray(x, np.float32) / s + 31.7 + o * 17, np.asarray(y, np.float32) / s + 11.3 + o * 29
    i, j = np.floor(x).astype(int), np.floor(y).astype(int)
    f, g = x - i, y - j
    f, g = f * f * (3 - 2 * f), g * g * (3 - 2 * g)

    def at(a, b):
        return _tab[a % 256, b % 256]
    return (at(i, j) * (1 - f) + at(i + 1, j) * f) * (1 - g) + (at(i, j + 1) * (1 - f) + at(i + 1, j + 1) * f) * g


def sm(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


# ------------------------------------------------------------------ land and water


def land_material():
    """Lawn, river bank and a patchwork of rice fields; the vertex colours 'land' say where: bank, field, bare soil."""
    g = K.Nodes('river land')
    at = g.n('Attribute', {'attribute_name': 'land'})
    s = g.n('SeparateRGB', Image=at.outputs['Color']) if hasattr(bpy.types, 'ShaderNodeSeparateRGB') else g.n('SeparateColor', Color=at.outputs['Color'])
    bank, field, bare = s.outputs[0], s.outputs[1], s.outputs[2]
    pos = g.pos()
    n1, n2, n3 = g.noise(.05, pos, 3), g.noise(.7, pos, 4, .65), g.noise(10, pos, 3, .7)
    gr = g.ramp(n1, [(.35, (.048, .090, .019)), (.65, (.085, .122, .029))])
    gr = g.mix(g.ramp(n2, [(.45, 0.), (.75, .55)]), gr, (.145, .160, .05))
    vo = g.n('TexVoronoi', {'feature': 'F1', 'distance': 'CHEBYCHEV'}, Vector=pos, Scale=.016, Randomness=.7)
    fl = g.ramp(g.n('SeparateXYZ', Vector=vo.outputs['Color']).outputs['X'], [(0, (.075, .14, .022)), (.3, (.165, .20, .04)), (.52, (.05, .095, .022)), (.74, (.27, .235, .085)), (1, (.10, .125, .05))])
    row = g.math('ABSOLUTE', g.math('SINE', g.math('MULTIPLY', g.n('SeparateXYZ', Vector=pos).outputs['X'], .9)))
    fl = g.mix(g.math('MULTIPLY', row, .12), fl, (.06, .09, .02))
    gr = g.mix(field, gr, fl)
    st = g.n('TexVoronoi', Vector=pos, Scale=1.7)
    stone = g.ramp(st.outputs['Distance'], [(.0, (.40, .375, .335)), (.42, (.30, .28, .245)), (.62, (.085, .085, .06))])
    edge = g.ramp(g.math('ADD', bank, g.math('MULTIPLY', g.math('SUBTRACT', n2, .5), .4)), [(.42, 0.), (.55, 1.)])
    col = g.mix(edge, gr, stone)
    col = g.mix(g.ramp(g.math('ADD', bare, g.math('MULTIPLY', g.math('SUBTRACT', n2, .5), .5)), [(.42, 0.), (.6, 1.)]), col, (.27, .215, .15))
    col = g.mix(.45, col, g.ramp(n3, [(.25, .2), (.75, .76)]), 'OVERLAY')
    g.surface(col, .95, g.bump(g.math('ADD', n3, g.math('MULTIPLY', g.math('MULTIPLY', edge, st.outputs['Distance']), -2.0)), .55, .06), spec=.12)
    return U.cheap_bounce(g, (.115, .13, .045))


def land_grid(xs, offs, centre, height, mask, mat):
    """Grid that follows the river: rows at x, columns at distances from the river's middle line."""
    X, S = np.meshgrid(np.asarray(xs, np.float32), np.asarray(offs, np.float32), indexing='ij')
    Y = centre(X) + S
    h, m = height(X, Y), mask(X, Y)
    n, k = X.shape
    i = np.arange(n * k).reshape(n, k)
    q = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    return U.grid_mesh('land', np.stack([X, Y, h], -1).reshape(-1, 3), q, mat, {'land': m.reshape(-1, 3)})


def river_water(size=14000):
    """Still lowland river: long soft ripples, and smoother streaks where the wind does not reach."""
    g = K.Nodes('river')
    pos = g.pos()
    calm = g.ramp(g.noise(.018, pos, 3), [(.40, .25), (.62, 1.)])
    h = g.math('ADD', g.noise(1.3, pos, 3), g.math('MULTIPLY', g.noise(.22, pos, 2), 2.2))
    mat = g.surface((.075, .105, .082), .03, g.bump(g.math('MULTIPLY', h, calm), .055, .14), spec=.55)
    m = K.Mesh()
    m.face([(-size, -size, 0), (size, -size, 0), (size, size, 0), (-size, size, 0)], mat)
    m.build('river')


def far_hills(a0=200, a1=345, r0=9500, high=420):
    m, rows = K.Mesh(), []
    for i in range(16):
        r = r0 + i * 600
        rows.append([])
        for j in range(120):
            a = radians(a0 + j * (a1 - a0) / 119)
            n = noise.hetero_terrain(Vector((r * sin(a) / 3300, r * cos(a) / 3300, 4.2)), .9, 2, 6, .6)
            rows[-1].append((r * sin(a), r * cos(a), max(0, n) * high * sin(pi * j / 119) ** .6 * min(1, i / 4) - 10))
    m.quads(rows, K.plain('hills', (.055, .085, .05), .95, 0, .004, .4))
    m.build('hills', smooth=True)


def ribbon(m, path, width, height, mat, lift=.05, step=2.0):
    """Path or road laid on the land."""
    pts = K.subdivide(path, step)
    a, b = K.offset_path(pts, width / 2, False), K.offset_path(pts, -width / 2, False)
    z = [max(height(*p), height(*q), height(*r)) + lift for p, q, r in zip(pts, a, b)]
    m.quads([[(p[0], p[1], h) for p, h in zip(a, z)], [(p[0], p[1], h) for p, h in zip(b, z)]], mat)

# ------------------------------------------------------------------ bridges


def plank_material(name, c):
    """Hardwood deck: grain along X."""
    g = K.Nodes(name)
    mp = g.n('Mapping', Vector=g.pos())
    mp.inputs['Scale'].default_value = (.8, 16.0, 1.0)
    f = g.noise(2.2, mp.outputs[0], 4, .7)
    wear = g.noise(.9, None, 3)
    col = g.ramp(f, [(.3, tuple(x * .55 for x in c)), (.7, tuple(x * 1.4 for x in c))])
    col = g.mix(g.ramp(wear, [(.45, 0.), (.75, .45)]), col, (.30, .26, .21))
    return g.surface(col, .72, g.bump(f, .4, .008), spec=.25)


def plank_deck(m, y0, y1, count, half, z, mats, seed=0):
    """count cross planks between y0 and y1."""
    rng = random.Random(seed)
    p = (y1 - y0) / count
    for i in range(count):
        y = y0 + i * p
        dz = rng.uniform(-.004, .004)
        m.box(-half + rng.uniform(-.01, .01), y + .005, z - .05, half, y + p - .005, z + dz, rng.choice(mats))


def steel_railing(m, x, y0, y1, z, h, posts, mat, stout=()):
    """Posts and four rails; stout: places of the heavier posts."""
    for i in range(posts):
        y = y0 + (y1 - y0) * (i + .5) / posts
        m.box(x - .035, y - .035, z - .1, x + .035, y + .035, z + h, mat)
        m.box(x - .06, y - .06, z, x + .06, y + .06, z + .06, mat)
    for y in stout:
        m.box(x - .09, y - .09, z - .3, x + .09, y + .09, z + h + .12, mat)
        m.box(x - .12, y - .12, z + h + .12, x + .12, y + .12, z + h + .17, mat)
    for t, r in ((.985, .045), (.70, .025), (.45, .025), (.20, .025)):
        m.box(x - r, y0, z + h * t - r, x + r, y1, z + h * t + r, mat)


def girder(m, x, y0, y1, top, depth, mat, flange=.16):
    """Riveted plate girder along Y with stiffeners."""
    m.box(x - .012, y0, top - depth, x + .012, y1, top, mat)
    for z in (top - depth, top - .03):
        m.box(x - flange, y0, z, x + flange, y1, z + .03, mat)
    n = max(2, round((y1 - y0) / 1.6))
    for i in range(n + 1):
        y = y0 + (y1 - y0) * i / n
        m.box(x - flange * .8, y - .02, top - depth, x + flange * .8, y + .02, top, mat)


def pier(m, x0, x1, y, half, z0, z1, mat):
    """Wall pier with rounded noses, and its cap."""
    def loop(g):
        r = half + g
        a = [(x1 + r * cos(t), y + r * sin(t)) for t in [pi * (i / 12 - .5) for i in range(13)]]
        return a + [(x0 - r * cos(t), y - r * sin(t)) for t in [pi * (i / 12 - .5) for i in range(13)]]
    m.prism(loop(0), z0, z1 - .45, mat)
    m.prism(loop(.16), z1 - .45, z1, mat)
    m.prism(loop(.35), z0, .35, mat)


def road_bridge(m, x, half, y0, y1, z, spans, mats):
    """Concrete road bridge along Y."""
    conc, road, line = mats
    m.box(x - half, y0, z - .3, x + half, y1, z, conc)
    m.box(x - half + .7, y0, z, x + half - .7, y1, z + .03, road)
    for k in range(5):
        gx = x - half + 1.2 + (2 * half - 2.4) * k / 4
        m.box(gx - .3, y0, z - 1.7, gx + .3, y1, z - .3, conc)
    for sx in (-1, 1):
        px = x + sx * (half - .25)
        m.box(px - .2, y0, z, px + .2, y1, z + .55, conc)
        m.box(px - .07, y0, z + .85, px + .07, y1, z + .97, conc)
        n = round((y1 - y0) / 2.5)
        for i in range(n + 1):
            y = y0 + (y1 - y0) * i / n
            m.box(px - .08, y - .1, z + .5, px + .08, y + .1, z + .9, conc)
    n = round((y1 - y0) / 7)
    for i in range(n):
        y = y0 + (y1 - y0) * i / n
        m.box(x - .07, y, z + .03, x + .07, y + 3, z + .036, line)
    for i in range(spans + 1):
        y = y0 + (y1 - y0) * i / spans
        m.box(x - half + .4, y - .8, z - 2.6, x + half - .4, y + .8, z - 1.7, conc)
        for sx in (-1, 1):
            m.lathe([(.75, -5), (.75, z - 2.6)], 20, conc, at=(x + sx * half * .5, y, 0))

# ------------------------------------------------------------------ buildings and boats


def plain_house(name, w, d, h, mats, bays=5, porch=0.0, plinth=.45, roof_h=None, boards=False):
    """One-storey house with a hipped tile roof; front towards -Y, ridge along X; object at the origin."""
    wall, tile, trim, wood, stone, dark = mats
    m = K.Mesh()
    m.box(-w / 2 - .5, -d / 2 - porch - .5, -.8, w / 2 + .5, d / 2 + .5, plinth, stone)
    for k in range(3):
        m.box(-1.1, -d / 2 - porch - .5 - .32 * (k + 1), -.5, 1.1, -d / 2 - porch - .5 - .32 * k, plinth - .15 * (k + 1), stone)
    m.box(-w / 2, -d / 2, plinth, w / 2, d / 2, plinth + h, wall)
    m.box(-w / 2 - .03, -d / 2 - .03, plinth, w / 2 + .03, d / 2 + .03, plinth + .55, trim)
    if boards:
        for k in range(int(w / .28)):
            x = -w / 2 + .28 * k
            for sy in (-1, 1):
                m.box(x - .025, sy * d / 2 - .02, plinth + .55, x + .025, sy * d / 2 + .02, plinth + h, wall)
    for k in range(bays):
        x = -w / 2 + w * (k + .5) / bays
        for sy in (-1, 1):
            y = sy * d / 2
            door = sy < 0 and (k == bays // 2 or (bays > 5 and k in (1, bays - 2)))
            z0, z1, b = (plinth, plinth + 2.25, .62) if door else (plinth + .95, plinth + 2.25, .55)
            lo, hi = sorted((y, y + sy * .05))
            m.box(x - b - .1, lo, z0 - (.0 if door else .1), x + b + .1, hi, z1 + .1, trim)
            lo, hi = sorted((y, y + sy * .075))
            m.box(x - b, lo, z0, x + b, hi, z1, dark)
            for s in (-1, 1):                                # shutters stand open
                sx = x + s * b
                m.box(min(sx, sx + s * .05), min(y, y + sy * .5), z0 + .03, max(sx, sx + s * .05), max(y, y + sy * .5), z1 - .03, wood)
    for sx in (-1, 1):
        m.box(min(sx * w / 2, sx * (w / 2 + .06)), -.55, plinth + .95, max(sx * w / 2, sx * (w / 2 + .06)), .55, plinth + 2.2, wood)
    rh = roof_h or d * .32
    K.curved_roof(m, w + 1.3, d + 1.3, rh, max(1.5, w - d * .85), plinth + h - .05, tile, trim, wood, .0, n=8, nt=6, ornaments=False)
    if porch:
        zf, zb = plinth + h - .65, plinth + h + .02
        m.face([(-w / 2 - .5, -d / 2 - porch - .55, zf), (w / 2 + .5, -d / 2 - porch - .55, zf), (w / 2 + .5, -d / 2 - .45, zb), (-w / 2 - .5, -d / 2 - .45, zb)], tile)
        m.face([(-w / 2 - .5, -d / 2 - porch - .55, zf - .1), (-w / 2 - .5, -d / 2 - .45, zb - .1), (w / 2 + .5, -d / 2 - .45, zb - .1), (w / 2 + .5, -d / 2 - porch - .55, zf - .1)], wood)
        m.box(-w / 2 - .5, -d / 2 - porch - .58, zf - .16, w / 2 + .5, -d / 2 - porch - .5, zf + .02, wood)
        for k in range(bays + 1):
            x = -w / 2 + w * k / bays
            m.box(x - .08, -d / 2 - porch - .08, plinth, x + .08, -d / 2 - porch + .08, zf, wood)
            m.box(x - .13, -d / 2 - porch - .13, plinth, x + .13, -d / 2 - porch + .13, plinth + .18, stone)
    return m.build(name, link=False)


def village_houses():
    wall = K.varied('village walls', ((.62, .55, .42), (.66, .63, .55), (.50, .56, .55), (.60, .48, .36)))
    roof = K.varied('village roofs', ((.36, .13, .075), (.42, .16, .09), (.30, .12, .08), (.28, .31, .34), (.38, .15, .09)))
    dark = K.plain('window', (.06, .07, .08), .2)
    libs = []
    for w, d, h in ((9, 7, 3.2), (12, 8, 3.4), (8, 6, 3.0), (6, 14, 6.6)):
        m = K.Mesh()
        m.box(-w / 2, -d / 2, -1, w / 2, d / 2, h, wall)
        for k in range(3):
            x = -w / 2 + w * (k + .5) / 3
            for sy in (-1, 1):
                m.box(x - .6, sy * d / 2 - .04, 1.0 if k != 1 else 0, x + .6, sy * d / 2 + .04, 2.3, dark)
        for sy in (-1, 1):
            m.face([(-w / 2 - .6, sy * (d / 2 + .7), h - .3), (w / 2 + .6, sy * (d / 2 + .7), h - .3), (w / 2 + .6, 0, h + d * .26), (-w / 2 - .6, 0, h + d * .26)], roof)
        for sx in (-1, 1):
            m.face([(sx * w / 2, -d / 2, h), (sx * w / 2, d / 2, h), (sx * w / 2, 0, h + d * .25)], wall)
        libs.append(m.build('house', link=False))
    return libs


def sampan(name, paint, deck, length=7.5):
    """Narrow wooden river boat; bow towards +X."""
    m, rows = K.Mesh(), []
    for i in range(17):
        t = i / 16
        w = .62 * sin(pi * min(1, .14 + t * .86)) ** .6 * (1 - .45 * t)
        lift = .45 * (2 * t - 1) ** 2 + .35 * t ** 3
        rows.append([((t - .5) * length, w * s, -.18 + lift * .8 + hh) for s, hh in ((-1, .55), (-.75, .18), (-.2, 0), (.2, 0), (.75, .18), (1, .55))])
    m.quads(rows, paint)
    m.quads([[(r[0][0], r[0][1] * .97, r[0][2] - .2), (r[-1][0], r[-1][1] * .97, r[-1][2] - .2)] for r in rows], deck)
    return m.build(name, smooth=True, link=False)

# ------------------------------------------------------------------ stone figures, fronds


def stack(m, rows, mat, folds=0.0, n=40):
    """Body from elliptical rings (cx, cy, z, rx, ry); folds deepen towards the hem."""
    top = rows[-1][2]
    rings = []
    for cx, cy, z, rx, ry in rows:
        k = folds * max(0, 1 - z / (top * .62))
        rings.append([(cx + rx * (1 + k * sin(9 * a)) * cos(a), cy + ry * (1 + k * sin(9 * a)) * sin(a), z) for a in [2 * pi * i / n for i in range(n)]])
    m.quads(rings, mat, closed=True)
    m.face(list(reversed(rings[0])), mat)
    m.face(rings[-1], mat)


def ball(m, c, r, mat, n=20):
    rx, ry, rz = r
    rows = [(c[0], c[1], c[2] + rz * sin(t), rx * cos(t), ry * cos(t)) for t in [pi * (i / 12 - .5) * .99 for i in range(13)]]
    rings = [[(x + a * cos(2 * pi * k / n), y + b * sin(2 * pi * k / n), z) for k in range(n)] for x, y, z, a, b in rows]
    m.quads(rings, mat, closed=True)
    m.face(list(reversed(rings[0])), mat)
    m.face(rings[-1], mat)


def hewn(m, name, voxel, loc=(0, 0, 0), rotz=0.0):
    """One solid out of overlapping parts, with softened edges as in carved stone."""
    ob = m.build(name, smooth=True, loc=(0, 0, 0))
    ob.location, ob.rotation_euler = loc, (0, 0, rotz)
    r = ob.modifiers.new('solid', 'REMESH')
    r.mode, r.voxel_size, r.use_smooth_shade = 'VOXEL', voxel, True
    s = ob.modifiers.new('soft', 'SMOOTH')
    s.factor, s.iterations = .5, 3
    return ob


def stone_frond(m, base, height, lean, mat, slats=30, reach=3.0):
    """Palm frond in stone: a rib that bends sideways (lean in metres at the tip), leaflets like slats."""
    b = Vector(base)
    pts = [b + Vector((lean * t ** 2.1, -.9 * t * (1 - t), height * (t - .10 * abs(lean) / height * t * t))) for t in [i / 20 for i in range(21)]]
    m.tube([tuple(p) for p in pts], [.46 * (1 - t / 20) + .09 for t in range(21)], 8, mat)
    wide = [.9 * reach * .62 * sin(pi * min(1, max(0, (k / 20 - .14) / .88))) ** .75 for k in range(21)]
    for s in (-1, 1):                                        # the blade behind the leaflets
        rows = []
        for k in range(3, 21):
            d = (pts[min(20, k + 1)] - pts[k - 1]).normalized()
            side = Vector((d.z, 0, -d.x)).normalized()
            rows.append([pts[k] + Vector((0, -.05, 0)), pts[k] + side * s * wide[k] * .55 + d * wide[k] * .9, pts[k] + side * s * wide[k] + d * wide[k] * 1.7])
        m.quads(rows, mat)
    for k in range(slats):
        t = .22 + .78 * k / (slats - 1)
        i = min(19, int(t * 20))
        p, d = pts[i].lerp(pts[i + 1], t * 20 - i), (pts[i + 1] - pts[i]).normalized()
        side = Vector((d.z, 0, -d.x)).normalized()
        L = reach * (sin(pi * (.12 + .865 * (t - .22) / .78)) ** .75) + .15
        for s in (-1, 1):
            tip = p + side * s * L * .62 + d * L * 1.15 + Vector((0, .2, 0))
            mid = p.lerp(tip, .5) + side * s * .16 * L
            m.tube([tuple(p), tuple(mid), tuple(tip)], [.12, .15, .03], 5, mat)

# ------------------------------------------------------------------ loudspeakers


def horn(name, length, mouth, metal, dark, n=44):
    """Exponential horn along +Z with its driver behind; the throat is at the origin."""
    m = K.Mesh()
    r = [.055 + (mouth / 2 - .055) * (t ** 2.3) for t in [i / 18 for i in range(19)]]
    z = [length * i / 18 for i in range(19)]
    m.lathe([(a + .012, b) for a, b in zip(r, z)] + [(mouth / 2 + .045, length + .01), (mouth / 2 + .045, length + .05), (mouth / 2 - .005, length + .03)], n, metal)
    m.lathe(list(reversed([(a, b) for a, b in zip(r, z)])), n, dark)
    k = mouth / 1.64
    m.lathe([(.0, -.52 * k), (.17 * k, -.5 * k), (.19 * k, -.46 * k), (.19 * k, -.12 * k), (.15 * k, -.06 * k), (.075, .02), (.07, .05)], 28, metal)
    for t in (.35, .62, .85):
        a = .055 + (mouth / 2 - .055) * t ** 2.3
        m.lathe([(a + .012, length * t - .02), (a + .035, length * t), (a + .012, length * t + .02)], n, metal)
    return m.build(name, smooth='auto', link=False)


def aim(ob, at, bearing, tilt=0.0):
    """Place a copy of an object whose axis is +Z so that it points to a compass bearing."""
    o = bpy.data.objects.new(ob.name, ob.data)
    a, t = radians(bearing), radians(tilt)
    o.rotation_euler = Vector((sin(a) * cos(t), cos(a) * cos(t), sin(t))).to_track_quat('Z', 'Y').to_euler()
    o.location = at
    bpy.context.scene.collection.objects.link(o)
    return o
