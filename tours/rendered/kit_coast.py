"""Reusable parts for places by the sea: one terrain that grows finer towards the camera, beach and surf,
weathered boulders, and a small Vietnamese temple with its gates.

Heights come from a function h(x, y) of numpy arrays; the shore is x = shore(y), the sea to the east.
"""
import bpy
import bmesh
import random
from math import pi, sin, cos, radians, hypot
from mathutils import Vector, Matrix, noise
import numpy as np
import kit as K
import kit_underground as U
from vinh_moc import vn, sm, seg_dist, casuarina, fern      # noqa: F401  (noise, smooth step, distance to a path, plants)

# ------------------------------------------------------------------ terrain and sea


def graded(c, near, lo, hi, grow=1.03, flat=12.0):
    """Grid lines around c: step `near` within `flat` metres, then growing, until lo and hi."""
    def side(end):
        out, p, s = [], 0.0, near
        while p < end:
            p += s
            out.append(min(p, end))
            if p > flat:
                s *= grow
        return out
    return np.array([c - v for v in side(c - lo)][::-1] + [c] + [c + v for v in side(hi - c)], np.float32)


def sheet(X, Y, Z, mat, name, attr=None, keep=None):
    n, k = X.shape
    i = np.arange(n * k).reshape(n, k)
    q = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    if keep is not None:
        q = q[keep[:-1, :-1].ravel()]
    flat = {a: v.reshape(-1, 3) for a, v in (attr or {}).items()}
    return U.grid_mesh(name, np.stack([X, Y, Z], -1).reshape(-1, 3), q, mat, flat)


def slope_of(x, y, h):
    px, py = np.gradient(x, axis=0), np.gradient(y, axis=1)
    return np.hypot(np.gradient(h, axis=0) / np.where(px == 0, 1, px), np.gradient(h, axis=1) / np.where(py == 0, 1, py))


def ground_material():
    """'land' = (path, sand, rock), 'land2' = (town, wet sand, wood floor); grass elsewhere."""
    g = K.Nodes('coast land')

    def channels(name):
        s = g.n('SeparateRGB', Image=g.n('Attribute', {'attribute_name': name}).outputs['Color'])
        return s.outputs[0], s.outputs[1], s.outputs[2]
    path, sand, rock = channels('land')
    town, wet, wood = channels('land2')
    pos = g.pos()
    n1, n2, n3 = g.noise(.05, pos, 3), g.noise(.8, pos, 4, .65), g.noise(13, pos, 3, .7)
    gr = g.ramp(n1, [(.35, (.075, .125, .028)), (.65, (.125, .175, .045))])
    gr = g.mix(g.ramp(n2, [(.42, 0.), (.75, .65)]), gr, (.19, .19, .075))
    vo = g.n('TexVoronoi', {'feature': 'F1', 'distance': 'CHEBYCHEV'}, Vector=pos, Scale=.018, Randomness=.75)   # fields
    fl = g.ramp(g.n('SeparateXYZ', Vector=vo.outputs['Color']).outputs['X'], [(0, (.10, .17, .04)), (.3, (.17, .22, .06)), (.55, (.24, .23, .09)), (.75, (.08, .14, .035)), (1, (.20, .24, .09))])
    gr = g.mix(.6, gr, fl)
    gr = g.mix(wood, gr, g.ramp(n2, [(.3, (.070, .085, .026)), (.7, (.135, .115, .055))]))
    tn = g.ramp(n2, [(.3, (.15, .175, .085)), (.5, (.30, .29, .26)), (.62, (.34, .32, .28)), (.8, (.13, .165, .075))])
    gr = g.mix(town, gr, tn)
    rip = g.n('TexWave', Vector=pos, Scale=1.1, Distortion=7.0, Detail=2.0).outputs['Fac']
    sc = g.ramp(g.noise(.25, pos, 4), [(.3, (.55, .44, .29)), (.7, (.68, .575, .41))])
    sc = g.mix(g.math('MULTIPLY', rip, .16), sc, (.44, .345, .22))
    sc = g.mix(g.ramp(g.noise(2.2, pos, 4, .7), [(.50, 0.), (.72, .5)]), sc, (.40, .31, .195))
    foot = g.n('TexVoronoi', {'feature': 'F1'}, Vector=pos, Scale=2.1).outputs['Distance']
    print_ = g.math('MULTIPLY', g.math('MULTIPLY', g.ramp(foot, [(.12, 1.), (.24, 0.)]), sand), g.ramp(g.noise(.17, pos, 2), [(.42, 0.), (.55, 1.)]))
    sc = g.mix(g.math('MULTIPLY', print_, .45), sc, (.30, .235, .15))
    sc = g.mix(wet, sc, (.235, .185, .125))
    rc, rh = rock_nodes(g, pos)
    pv = g.ramp(n2, [(.3, (.38, .295, .205)), (.7, (.52, .43, .32))])

    def edge(m, lo, hi, amount=.5):
        return g.ramp(g.math('ADD', m, g.math('MULTIPLY', g.math('SUBTRACT', n2, .5), amount)), [(lo, 0.), (hi, 1.)])
    col = g.mix(edge(sand, .40, .60), gr, sc)
    col = g.mix(edge(rock, .38, .56, .8), col, rc)
    col = g.mix(edge(path, .40, .56, .25), col, pv)
    col = g.mix(.34, col, g.ramp(n3, [(.25, .24), (.75, .74)]), 'OVERLAY')
    hgt = g.math('ADD', g.math('ADD', g.math('MULTIPLY', n3, .6), g.math('MULTIPLY', g.math('MULTIPLY', rip, sand), .5)), g.math('MULTIPLY', rh, rock))
    hgt = g.math('SUBTRACT', hgt, g.math('MULTIPLY', print_, g.math('SUBTRACT', 1.0, wet)))
    rough = g.math('SUBTRACT', .95, g.math('MULTIPLY', wet, .62))
    g.surface(col, rough, g.bump(hgt, .45, .05), spec=.25)
    return U.cheap_bounce(g, (.22, .20, .13))


def rock_nodes(g, pos):
    """Grey-brown weathered stone: broad stains, cracks, lichen."""
    big, mid, fine = g.noise(.35, pos, 3, .6), g.noise(1.9, pos, 5, .68), g.noise(17, pos, 4, .72)
    col = g.ramp(mid, [(.28, (.155, .135, .115)), (.5, (.285, .25, .21)), (.74, (.42, .375, .315))])
    col = g.mix(g.ramp(big, [(.42, 0.), (.68, .65)]), col, (.37, .30, .215))
    col = g.mix(g.ramp(g.noise(4.6, pos, 4, .7), [(.60, 0.), (.72, .5)]), col, (.43, .43, .35))
    st = g.n('Mapping', Vector=pos)                          # dark streaks where water runs down
    st.inputs['Scale'].default_value = (1.6, 1.6, .16)
    col = g.mix(g.ramp(g.noise(1.5, st.outputs[0], 4, .7), [(.50, 0.), (.70, .62)]), col, (.075, .068, .058))
    wp = g.mix(.22, pos, g.n('TexNoise', Vector=pos, Scale=1.1, Detail=3.0).outputs['Color'], 'ADD')
    cr = g.n('TexVoronoi', {'feature': 'DISTANCE_TO_EDGE'}, Vector=wp, Scale=.52).outputs['Distance']
    crack = g.math('MULTIPLY', g.ramp(cr, [(0., 1.), (.022, 0.)]), g.ramp(big, [(.40, .25), (.6, 1.)]))
    col = g.mix(g.math('MULTIPLY', crack, .75), col, (.045, .04, .034))
    col = g.mix(.32, col, g.ramp(fine, [(.25, .2), (.75, .78)]), 'OVERLAY')
    h = g.math('ADD', g.math('MULTIPLY', mid, 1.2), g.math('MULTIPLY', fine, .38))
    return col, g.math('SUBTRACT', h, g.math('MULTIPLY', crack, .9))


@K.cached
def rock(name='weathered rock', moss=.35, tide=0.0):
    g = K.Nodes(name)
    pos = g.pos()
    col, h = rock_nodes(g, pos)
    nz = g.n('SeparateXYZ', Vector=g.n('NewGeometry').outputs['True Normal']).outputs['Z']
    up = g.math('MULTIPLY', g.ramp(nz, [(.45, 0.), (.85, 1.)]), g.ramp(g.noise(1.3, pos, 4, .7), [(.48, 0.), (.66, 1.)]))
    col = g.mix(g.math('MULTIPLY', up, moss), col, (.135, .150, .055))
    if tide:                                                 # dark and smooth below the wash of the waves
        z = g.n('SeparateXYZ', Vector=pos).outputs['Z']
        w = g.ramp(g.math('ADD', g.math('MULTIPLY', z, .4), g.math('MULTIPLY', g.noise(.9, pos, 3), .5)), [(.35, 1.), (.75, 0.)])
        col = g.mix(g.math('MULTIPLY', w, .8), col, (.050, .048, .038))
    g.surface(col, .86, g.bump(h, .8, .07), spec=.22)
    return U.cheap_bounce(g, (.22, .19, .15))


def sea_material(surf, rough):
    """surf: how far the breakers reach from the shore, in metres."""
    g = K.Nodes('sea')
    s = g.n('SeparateRGB', Image=g.n('Attribute', {'attribute_name': 'sea'}).outputs['Color'])
    d, calm = g.math('MULTIPLY', s.outputs[0], 400.0), s.outputs[1]
    pos = g.pos()
    n1, n2, n3 = g.noise(.022, pos, 3, .55), g.noise(.5, pos, 5, .72), g.noise(.10, pos, 2)
    dd = g.math('ADD', d, g.math('MULTIPLY', g.math('SUBTRACT', n1, .5), 34.0))
    u = g.math('MULTIPLY', dd, 1 / 400)
    deep = g.ramp(u, [(0, (.20, .245, .18)), (.03, (.105, .225, .195)), (.14, (.045, .150, .160)), (.45, (.018, .088, .120)), (1, (.009, .052, .088))])
    deep = g.mix(g.math('MULTIPLY', g.ramp(n3, [(.35, 0.), (.7, 1.)]), .25), deep, (.05, .15, .16))
    w = g.math('FRACT', g.math('MULTIPLY', dd, 1 / 15.0))
    crest = g.ramp(w, [(0., .55), (.10, 0.), (.76, 0.), (.93, 1.), (1, .8)])
    near = g.ramp(g.math('MULTIPLY', d, 1 / surf), [(0., 1.), (.6, .85), (1, 0.)])
    gap = g.ramp(g.noise(.035, pos, 2), [(.40, 0.), (.54, 1.)])
    foam = g.math('MULTIPLY', g.math('MULTIPLY', crest, near), g.math('MULTIPLY', g.ramp(n2, [(.36, 0.), (.56, 1.)]), gap))
    wash = g.math('MULTIPLY', g.ramp(g.math('MULTIPLY', d, .1), [(0., 1.), (.35, .75), (.8, 0.)]), g.ramp(n2, [(.36, .1), (.58, 1.)]))
    foam = g.math('MINIMUM', g.math('MULTIPLY', g.math('ADD', foam, wash), g.math('SUBTRACT', 1.0, calm)), 1.0)
    h = g.math('ADD', g.noise(.9, pos, 4), g.math('MULTIPLY', g.noise(.15, pos, 3), 3.2))
    return g.surface(g.mix(foam, deep, (.84, .87, .86)), g.math('ADD', rough, g.math('MULTIPLY', foam, .8)), g.bump(h, .26, .30), spec=.5)


def sea(shore, cam, surf=52.0, rocky=None, far=45000, rough=.07):
    """Sheet that follows the shore; rocky(y) = 1 where rocks break the waves instead of sand."""
    cd = float(cam[0] - shore(np.float32(cam[1])))
    fine = graded(min(max(cd, 0), 40), .7 if cd < 150 else 2.0, -9, 110, 1.06, 25)
    ds = np.concatenate([fine, np.geomspace(112, far, 40)]).astype(np.float32)
    ys = graded(cam[1], 1.0 if cd < 150 else 3.0, -far, far, 1.045, 60 if cd < 150 else 200)
    D, Y = np.meshgrid(ds, ys, indexing='ij')
    X = shore(Y) + D
    rk = rocky(Y) if rocky is not None else np.zeros_like(Y)
    sw = np.exp(-((D - 22) / 26) ** 2) * (np.hypot(X - cam[0], Y - cam[1]) < 500) * (1 - rk)
    dw = D + 34 * (vn(X, Y, 45, 3)) * .25
    Z = .34 * sw * np.maximum(np.sin(dw / 15 * 2 * np.pi), 0) ** 3 + np.where(D < 110, .07 * vn(X, Y, 5, 5), 0)
    a = np.stack([np.clip(D, 0, 400) / 400, rk * sm((D - 7) / 8), 0 * D], -1)
    return sheet(X, Y, Z.astype(np.float32), sea_material(surf, rough), 'sea', {'sea': a})

# ------------------------------------------------------------------ stones


def boulder(name, seed, size, mat, square=0.72, shape=None, fine=6, rough=1.0):
    """Rounded block: a superellipsoid (square < 1: boxier), bulged, chipped and cracked; base centre at the origin.
    shape(v) may bend the unit form first."""
    bm = bmesh.new()
    bmesh.ops.create_icosphere(bm, subdivisions=fine, radius=1.0)
    o = Vector((seed * 7.31, seed * 3.17, seed * 1.73))
    top = max(size)
    for v in bm.verts:
        p = v.co
        q = Vector([abs(c) ** square * (1 if c > 0 else -1) for c in p])
        if shape:
            q = shape(q)
        q = Vector((q.x * size[0], q.y * size[1], q.z * size[2])) / 2
        k = noise.noise(q * (1.5 / top) * 2 + o) * .11 + noise.noise(q * (5.0 / top) + o) * .045
        r = 1 - abs(noise.noise(q * (3.2 / top) + o * 2))
        k += (.03 - .05 * max(0, r - .82) / .18) * rough + noise.noise(q * 2.6 + o) * .016
        v.co = q * (1 + k * rough)
    lo = min(v.co.z for v in bm.verts)
    for v in bm.verts:
        v.co.z -= lo
    me = bpy.data.meshes.new(name)
    for f in bm.faces:
        f.smooth = True
    bm.to_mesh(me)
    bm.free()
    me.materials.append(mat)
    return bpy.data.objects.new(name, me)


def put(ob, at, rot=(0, 0, 0), s=1.0):
    o = bpy.data.objects.new(ob.name, ob.data)
    o.location, o.rotation_euler, o.scale = at, rot, (s, s, s)
    bpy.context.scene.collection.objects.link(o)
    return o

# ------------------------------------------------------------------ temple


def colours():
    """One palette for the buildings: old tile, lime trim, dark and red lacquered wood, ochre wall, grey stone."""
    return dict(tile=K.tiles('old roof tiles', (.33, .135, .080)), trim=K.plain('lime ridge', (.52, .47, .40), .85, 0, 5, .3),
                wood=K.plain('dark wood', (.105, .052, .032), .55, 0, 9, .3), red=K.plain('red lacquer', (.36, .035, .022), .38, 0, 6, .2),
                gold=K.plain('gilded', (.72, .47, .12), .35, .55, 12, .3), wall=K.plain('ochre lime', (.70, .56, .33), .9, 0, 1.6, .16),
                stone=K.plain('grey stone', (.36, .345, .31), .85, 0, 4, .3), cloth=K.plain('red cloth', (.42, .028, .022), .8, 0, 3, .2),
                lime=K.plain('lime wash', (.70, .67, .58), .9, 0, 1.3, .2), dark=K.plain('shade', (.02, .016, .012), .9), brass=K.plain('brass', (.60, .42, .15), .32, .85, 10, .2),
                slab=K.pavers('court tiles', (.43, .245, .165), (.34, .185, .125), .4, .4, (.20, .16, .13)))


def bay_doors(m, xf, w, h, c, leaves=4):
    """Panelled doors with lattice above (bức bàn), in the plane y = 0."""
    n = w / leaves
    for k in range(leaves):
        x0, x1 = -w / 2 + k * n + .02, -w / 2 + (k + 1) * n - .02
        m.box(x0, -.03, 0, x1, .03, h, c['wood'], xf=xf)
        m.box(x0 + .07, -.05, .15, x1 - .07, .05, h * .36, c['red'], xf=xf)
        m.box(x0 + .07, -.05, h * .40, x1 - .07, .05, h * .45, c['red'], xf=xf)
        for j in range(5):
            x = x0 + .10 + (x1 - x0 - .2) * j / 4
            m.box(x - .018, -.05, h * .48, x + .018, .05, h * .94, c['red'], xf=xf)
        for z in (.6, .72, .84):
            m.box(x0 + .07, -.045, h * z, x1 - .07, .045, h * z + .03, c['red'], xf=xf)


class Place:
    """A local frame: x right, y back from the front, z up; turn = heading the front looks to (degrees)."""

    def __init__(self, at, turn):
        self.m = Matrix.Translation(at) @ Matrix.Rotation(radians(180 - turn), 4, 'Z')
        self.at, self.turn = at, turn

    def p(self, x, y, z=0.0):
        return tuple(self.m @ Vector((x, y, z)))


def lay(m, place, fn):
    """Draw with fn in local axes (roofs know only their own), then move it to its place."""
    t = K.Mesh()
    t.mats = m.mats
    fn(t)
    base = place.m
    for f, k in zip(t.f, t.m):
        m.face([base @ Vector(t.v[i]) for i in f], t.mats[k])


def temple(m, place, c, W=10.0, D=5.0, doors=True, h=3.2):
    """丁: a front hall across, a middle hall and a sanctuary behind. Front edge at y = 0, floor at z = .45."""
    def draw(t):
        f = .45
        t.box(-W / 2 - .9, -1.15, -1.2, W / 2 + .9, D + .5, f, c['stone'])
        t.box(-W * .32 - .5, D, -1.2, W * .32 + .5, D + 9.5, f - .05, c['stone'])
        for k in range(3):
            t.box(-1.8, -1.15 - .32 * (3 - k), -.5, 1.8, -1.1, f * (k + 1) / 4, c['stone'])
        xs = [-W / 2 + .15, -W * .21, W * .21, W / 2 - .15]
        for x in xs:
            t.lathe([(.27, 0), (.25, .10), (.19, .16)], 14, c['stone'], at=(x, -.35, f))
            t.lathe([(.15, .14), (.15, h + .35)], 14, c['red'], at=(x, -.35, f))
            t.lathe([(.15, .05), (.15, h + .9)], 12, c['red'], at=(x * .985, 2.6, f)) if abs(x) < W * .3 else None
        t.box(-W / 2, -.45, f + h + .05, W / 2, -.25, f + h + .35, c['wood'])
        t.box(-W / 2, -.42, f + h - .30, W / 2, -.28, f + h - .12, c['gold'])
        for sx in (-1, 1):                                   # gable walls and back walls
            t.box(sx * W / 2 - .14, .3, f, sx * W / 2 + .14, D, f + h + .55, c['wall'])
            t.box(min(sx * 1.9, sx * W / 2), D - .28, f, max(sx * 1.9, sx * W / 2), D, f + h + .55, c['wall'])
        if doors:
            for a, b in ((xs[0], xs[1]), (xs[2], xs[3])):
                bay_doors(t, Matrix.Translation(((a + b) / 2, .32, f)), b - a - .3, h - .15, c)
            for sx in (-1, 1):                               # leaves of the middle bay stand open
                bay_doors(t, Matrix.Translation((sx * (xs[2] - .18), .95, f)) @ Matrix.Rotation(pi / 2, 4, 'Z'), 1.2, h - .15, c, 2)
        t.box(-W / 2, .2, f + h - .15, W / 2, .44, f + h + .25, c['wood'])
        K.curved_roof(t, W + 2.0, D + 2.3, 2.75, W * .78, f + h + .25, c['tile'], c['trim'], c['wood'], .42, (0, D / 2 - .1), ornaments=False)
        for sx in (-1, 1):                                   # curled ends of the ridge
            zr = f + h + 3.1
            t.tube([(sx * W * .40, D / 2 - .1, zr), (sx * (W * .40 + .30), D / 2 - .1, zr + .35), (sx * (W * .40 + .16), D / 2 - .1, zr + .72), (sx * (W * .40 - .12), D / 2 - .1, zr + .62)], [.16, .13, .09, .05], 8, c['trim'])
        hw = W * .30                                          # middle hall and sanctuary
        for sx in (-1, 1):
            t.box(sx * hw - .12, D, f, sx * hw + .12, D + 4.2, f + h + .1, c['wall'])
            t.box(sx * (hw - .4) - .12, D + 4.2, f, sx * (hw - .4) + .12, D + 9, f + h - .2, c['wall'])
        t.box(-hw + .4, D + 8.8, f, hw - .4, D + 9.05, f + h - .2, c['wall'])
        K.curved_roof(t, hw * 2 + 1.5, 4.9, 2.0, hw * 1.3, f + h - .1, c['tile'], c['trim'], c['wood'], .3, (0, D + 2.1), ornaments=False)
        K.curved_roof(t, hw * 2 + .8, 6.0, 2.0, hw * .9, f + h - .45, c['tile'], c['trim'], c['wood'], .35, (0, D + 6.8), ornaments=False)
    lay(m, place, draw)


def pillar(t, x, y, c, h, creature):
    """Square lime-washed pillar with a lantern block; a phoenix with raised wings or a sitting nghê on top."""
    t.box(x - .42, y - .42, -.3, x + .42, y + .42, .35, c['stone'])
    t.box(x - .30, y - .30, .35, x + .30, y + .30, h, c['lime'])
    for a, z0, z1 in ((.38, .35, .5), (.37, h * .72, h * .72 + .10), (.36, h - .9, h - .8), (.40, h - .1, h), (.50, h, h + .12), (.36, h + .12, h + .3)):
        t.box(x - a, y - a, z0, x + a, y + a, z1, c['trim'])
    t.box(x - .22, y - .315, h * .2, x + .22, y + .315, h * .62, c['wall'])
    t.box(x - .315, y - .22, h * .2, x + .315, y + .22, h * .62, c['wall'])
    z = h + .3
    if creature == 'phoenix':
        t.lathe([(.10, 0), (.24, .12), (.27, .30), (.16, .52), (.09, .78), (.10, .90), (0, 1.02)], 12, c['trim'], at=(x, y, z))
        for k in range(4):                                   # four tails spread like petals
            a = pi / 4 + k * pi / 2
            t.tube([(x + .16 * cos(a), y + .16 * sin(a), z + .15), (x + .42 * cos(a), y + .42 * sin(a), z + .42), (x + .40 * cos(a), y + .40 * sin(a), z + .80), (x + .24 * cos(a), y + .24 * sin(a), z + 1.0)], [.10, .09, .07, .02], 7, c['trim'])
    else:
        t.lathe([(.26, 0), (.30, .18), (.20, .5), (.12, .58)], 12, c['trim'], at=(x, y + .05, z))
        t.lathe([(.05, 0), (.17, .08), (.20, .22), (.13, .36), (0, .40)], 12, c['trim'], at=(x, y - .10, z + .48))
        for sx in (-1, 1):
            t.tube([(x + sx * .13, y - .22, z + .42), (x + sx * .13, y - .27, z)], [.07, .08], 7, c['trim'])
            t.tube([(x + sx * .10, y - .08, z + .82), (x + sx * .15, y - .04, z + .98)], [.04, .015], 6, c['trim'])
        t.tube([(x, y + .25, z + .2), (x, y + .36, z + .5), (x, y + .24, z + .72)], [.07, .06, .02], 7, c['trim'])


def four_pillars(m, place, c, tall=5.2, low=4.1, mid=3.4, side=2.1):
    """Gate of four free-standing pillars: the middle pair higher."""
    def draw(t):
        for sx in (-1, 1):
            pillar(t, sx * mid / 2, 0, c, tall, 'phoenix')
            pillar(t, sx * (mid / 2 + side), 0, c, low, 'nghe')
            t.box(min(sx * (mid / 2 + .3), sx * (mid / 2 + side - .3)), -.14, 0, max(sx * (mid / 2 + .3), sx * (mid / 2 + side - .3)), .14, 1.0, c['lime'])
            t.box(min(sx * (mid / 2 + .3), sx * (mid / 2 + side - .3)), -.2, 1.0, max(sx * (mid / 2 + .3), sx * (mid / 2 + side - .3)), .2, 1.12, c['trim'])
    lay(m, place, draw)


def triple_gate(m, place, c, blank=True):
    """Tam quan: three passages, the middle one higher under its own roof; the board above it stays blank."""
    def draw(t):
        for x0, x1, h in ((-3.9, -3.45, 3.0), (-2.1, -1.25, 3.0), (1.25, 2.1, 3.0), (3.45, 3.9, 3.0)):
            t.box(x0, -.45, -.6, x1, .45, h, c['lime'])
            t.box(x0 - .06, -.52, -.2, x1 + .06, .52, .3, c['stone'])
        t.box(-2.1, -.45, 3.0, 2.1, .45, 4.4, c['lime'])
        for sx in (-1, 1):
            t.box(min(sx * 1.9, sx * 3.95), -.45, 2.5, max(sx * 1.9, sx * 3.95), .45, 3.15, c['lime'])
            t.box(sx * 1.68 - .42, -.49, .5, sx * 1.68 + .42, .49, 2.3, c['wall'])
            K.curved_roof(t, 2.9, 2.0, .75, 1.7, 3.12, c['tile'], c['trim'], c['wood'], .28, (sx * 2.85, 0), n=14, nt=6, ornaments=False)
        t.box(-1.25, -.45, 2.85, 1.25, .45, 3.1, c['wood'])
        t.box(-1.05, -.51, 3.35, 1.05, .51, 4.0, c['wood'])
        t.box(-.95, -.53, 3.44, .95, .53, 3.91, c['red'])
        K.curved_roof(t, 5.0, 2.5, 1.05, 3.4, 4.35, c['tile'], c['trim'], c['wood'], .4, (0, 0), n=16, nt=6, ornaments=False)
    lay(m, place, draw)


def mon_lau(m, place, c, w=5.2, d=4.2):
    """Two-storey timber gatehouse: open ground floor between pillars, a lattice room under the upper roof."""
    def draw(t):
        t.box(-w / 2 - .7, -d / 2 - .7, -1.0, w / 2 + .7, d / 2 + .7, .3, c['stone'])
        for x in (-w / 2, -w / 6, w / 6, w / 2):
            for y in (-d / 2, d / 2):
                t.lathe([(.25, 0), (.22, .12)], 12, c['stone'], at=(x, y, .3))
                t.lathe([(.145, .1), (.14, 2.9 if abs(x) > w / 4 else 5.6)], 12, c['wood'], at=(x, y * (1 if abs(x) > w / 4 else .62), .3))
        for y in (-d / 2, d / 2):
            t.box(-w / 2 - .2, y - .09, 2.85, w / 2 + .2, y + .09, 3.15, c['wood'])
        K.curved_roof(t, w + 2.2, d + 2.2, 1.5, w - 1.6, 3.1, c['tile'], c['trim'], c['wood'], .42, (0, 0), ornaments=False)
        cw, cd = w * .34, d * .32
        t.box(-cw, -cd, 3.2, cw, cd, 5.75, c['wood'])
        for sy in (-1, 1):
            for k in range(13):
                x = -cw + .12 + (2 * cw - .24) * k / 12
                t.box(x - .035, sy * (cd + .03) - .03, 4.35, x + .035, sy * (cd + .03) + .03, 5.45, c['red'])
            t.box(-cw - .05, sy * (cd + .03) - .05, 4.25, cw + .05, sy * (cd + .03) + .05, 4.36, c['red'])
        for sx in (-1, 1):
            for k in range(9):
                y = -cd + .12 + (2 * cd - .24) * k / 8
                t.box(sx * (cw + .03) - .03, y - .035, 4.35, sx * (cw + .03) + .03, y + .035, 5.45, c['red'])
        K.curved_roof(t, 2 * cw + 2.4, 2 * cd + 2.4, 1.55, cw * 1.2, 5.65, c['tile'], c['trim'], c['wood'], .45, (0, 0), ornaments=False)
    lay(m, place, draw)


def festival_flag(m, at, h, seed=0, s=1.25):
    """Square flag of nested colours with a saw-tooth edge, on a bamboo pole."""
    x, y, z = at
    m.tube([(x, y, z - .2), (x + .02, y, z + h)], [.045, .022], 8, K.plain('bamboo pole', (.42, .34, .16), .6, 0, 6, .25))
    cols = ((.02, .16, .42), (.66, .52, .05), (.05, .34, .10), (.62, .60, .55), (.58, .03, .03))

    def wave(u, v, off):
        return (x + .05 + s * u * .95, y + .12 * s * u * sin(u * 5 + seed * 1.7 + v) + off, z + h - .12 - s * (1 - v) - .10 * s * u * u)
    for k, col in enumerate(cols):
        a = .1 * k
        mt = K.plain(f'festival {k}', col, .8, 0, 3, .1)
        n = 12
        for off in ((-.006, .006) if k else (0,)):
            o = off * k
            m.quads([[wave(a + (1 - 2 * a) * i / n, a + (1 - 2 * a) * j / n, o) for i in range(n + 1)] for j in range(n + 1)], mt)
    mt = K.plain('festival 0', cols[0], .8, 0, 3, .1)
    for j in range(8):
        v0, v1 = j / 8, (j + 1) / 8
        m.face([wave(1, v0, 0), wave(1.12, (v0 + v1) / 2, 0), wave(1, v1, 0)], mt)
        m.face([wave(v0, 0, 0), wave((v0 + v1) / 2, -.12, 0), wave(v1, 0, 0)], mt)


def blank_board(m, xf, c, w=1.5, h=.95):
    """Information board without words."""
    for sx in (-1, 1):
        m.box(sx * w * .42 - .05, -.05, -.3, sx * w * .42 + .05, .05, 1.0 + h, c['wood'], xf=xf)
    m.box(-w / 2, -.03, .85, w / 2, .03, .85 + h, c['wood'], xf=xf)
    m.box(-w / 2 + .06, -.04, .91, w / 2 - .06, .04, .79 + h, K.plain('blank panel', (.52, .45, .33), .8, 0, 3, .12), xf=xf)


def library_pot():
    """Small clipped tree for a pot, with some flowers."""
    l, b = K.leaf('pot leaf', (.09, .17, .035)), K.plain('bark', (.19, .145, .11), .95, 0, 6, .4)
    return K.broadleaf('pot tree', 77, 1.5, .55, .04, .3, .7, 34, 46, .085, l, b, K.leaf('pot flower', (.75, .16, .22), .3, .15), .16)


def stele(m, xf, c, h=1.5):
    """Blank stone slab on a plain base."""
    m.box(-.48, -.26, -.1, .48, .26, .22, c['stone'], xf=xf)
    n = 10
    arc = [(.36 * cos(pi * i / n), h - .3 + .3 * sin(pi * i / n)) for i in range(n + 1)]
    outline = [(.36, .22)] + arc + [(-.36, .22)]
    for y in (-.09, .09):
        pts = [xf @ Vector((x, y, z)) for x, z in outline]
        m.face(pts if y < 0 else pts[::-1], c['stone'])
    m.quads([[xf @ Vector((x, -.09, z)) for x, z in outline], [xf @ Vector((x, .09, z)) for x, z in outline]], c['stone'])

# ------------------------------------------------------------------ beach


def parasol(name, seed, straw, pole, chair):
    """Thatched sunshade with two deck chairs."""
    rng = random.Random(seed)
    m = K.Mesh()
    m.tube([(0, 0, -.3), (0, 0, 2.6)], [.055, .04], 8, pole)
    m.lathe([(1.75, 1.86), (1.35, 2.08), (.8, 2.36), (.25, 2.62), (0, 2.78)], 26, straw)
    m.lathe([(0, 2.60), (.8, 2.28), (1.72, 1.84)], 26, straw)
    for k in range(160):                                     # frayed edge
        a = rng.uniform(0, 2 * pi)
        r = rng.uniform(1.62, 1.78)
        m.tube([(r * cos(a), r * sin(a), 1.92), ((r + .08) * cos(a + .02), (r + .08) * sin(a + .02), 1.92 - rng.uniform(.10, .26))], .012, 3, straw)
    for sy in (-1, 1):
        y = sy * .95
        m.box(-.1, y - .32, .30, 1.25, y + .32, .36, chair)
        xf = Matrix.Translation((-.1, y, .33)) @ Matrix.Rotation(radians(42), 4, 'Y')
        m.box(-.75, -.32, -.03, 0, .32, .03, chair, xf=xf)
        for x in (0, 1.15):
            for s in (-1, 1):
                m.box(x - .03, y + s * .28 - .03, -.1, x + .03, y + s * .28 + .03, .32, pole)
    return m.build(name, smooth='auto', link=False)


def bamboo_raft(m, at, rot, bam, rope, n=11, L=7.2):
    """Bè mảng: fishing raft of thick bamboo, bow turned up."""
    xf = Matrix.Translation(at) @ Matrix.Rotation(rot, 4, 'Z')
    for k in range(n):
        y = (k - (n - 1) / 2) * .175
        e = .25 * abs(k - (n - 1) / 2) / n
        pts = [xf @ Vector((-L / 2 + e, y, .12)), xf @ Vector((0, y, .09)), xf @ Vector((L * .28, y, .16)), xf @ Vector((L / 2 - e, y * .92, .62))]
        m.tube(pts, [.085, .088, .085, .06], 8, bam)
    for x, z in ((-L * .42, .2), (-L * .12, .18), (L * .18, .22), (L * .38, .52)):
        m.tube([xf @ Vector((x, -n * .092, z)), xf @ Vector((x, n * .092, z))], .05, 7, rope)
    m.tube([xf @ Vector((-L * .3, .25, .2)), xf @ Vector((-L * .3 + .1, .25, 1.0))], .03, 6, rope)
    m.tube([xf @ Vector((-L * .46, -.3, .22)), xf @ Vector((L * .2, .1, .34))], .028, 6, bam)


def wooden_boat(m, at, rot, blue, deck, L=8.5):
    xf = Matrix.Translation(at) @ Matrix.Rotation(rot, 4, 'Z')
    rows = []
    for i in range(17):
        t = i / 16
        w = 1.25 * sin(pi * min(1, .14 + t * .86)) ** .6 * (1 - .3 * t)
        lift = .6 * (2 * t - 1) ** 2 + .6 * t ** 3
        rows.append([xf @ Vector(((t - .5) * L, w * s, lift + z)) for s, z in ((-1, .95), (-.82, .35), (-.2, 0), (.2, 0), (.82, .35), (1, .95))])
    m.quads(rows, blue)
    m.quads([[a.lerp(b, .04) - Vector((0, 0, .2)), b.lerp(a, .04) - Vector((0, 0, .2))] for a, b in ((r[0], r[-1]) for r in rows)], deck)
    m.box(-L * .34, -.55, .8, -L * .08, .55, 1.75, deck, xf=xf)
    m.box(-L * .36, -.65, 1.75, -L * .06, .65, 1.82, blue, xf=xf)
    m.tube([xf @ Vector((.6, 0, .6)), xf @ Vector((.6, 0, 3.4))], [.05, .03], 6, deck)


def hotel(name, w, d, floors, wall, glass, roof):
    """Plain town block: balconies, window bands, flat roof with a tank shed."""
    m = K.Mesh()
    h = 3.4 * floors + .6
    m.box(-w / 2, -d / 2, -2, w / 2, d / 2, h, wall)
    n = max(2, int(w / 3.4))
    for f in range(floors):
        z = .9 + 3.4 * f
        for sy in (-1, 1):
            y = sy * (d / 2 + .02)
            for k in range(n):
                x = -w / 2 + w * (k + .5) / n
                m.box(x - w / n * .33, y - .03, z + .2, x + w / n * .33, y + .03, z + 2.0, glass)
            if f:
                m.box(-w / 2, min(y, y + sy * .9), z - .55, w / 2, max(y, y + sy * .9), z - .35, wall)
                m.box(-w / 2, y + sy * .82 - .04, z - .35, w / 2, y + sy * .82 + .04, z + .35, glass)
        for sx in (-1, 1):
            for k in range(2):
                y = -d / 4 + k * d / 2
                m.box(sx * w / 2 - .05, y - .7, z + .3, sx * w / 2 + .05, y + .7, z + 1.9, glass)
    m.box(-w / 2 - .15, -d / 2 - .15, h, w / 2 + .15, d / 2 + .15, h + .5, wall)
    m.box(-w * .18, -d * .2, h, w * .2, d * .25, h + 2.6, wall)
    m.box(-w * .22, -d * .25, h + 2.6, w * .24, d * .3, h + 2.8, roof)
    return m.build(name, link=False)
