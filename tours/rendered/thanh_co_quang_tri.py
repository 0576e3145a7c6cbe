"""Thành cổ Quảng Trị: illustrative reconstruction, 360° panoramas and flycam (see README.md).

  blender -b -P thanh_co_quang_tri.py -- SCENE [--w 4096] [--spp 12] [--out DIR]
SCENE: tren-cao cong-tien cong-hau dai-tuong-niem nha-trung-bay ben-tha-hoa hao-nuoc thap-chuong
       cong-tien-1972 (ruins) | flycam | landmarks
Figures come from the published sources that the tour names; "own choice" marks what no source gives.
"""
import sys
import os
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kit import *           # noqa: F401,F403
import kit as K

# ---- sourced figures
HALF = 260.0                # half of side_length_m 520
WALL_H, WALL_T, TOP_T = 4.3, 12.75, 0.72
MOAT_W, MOAT_D = 18.0, 3.2
PASS_W = 3.4
# ---- own choice
BERM, BAST0, BAST1 = 6.0, 238.0, 278.0       # bastions 40 x 40 m
WATER = -1.25
RIVER_X, RIVER_W, RIVER_Z = -745.0, 170.0, -2.6
LAT0, LON0 = 16.7539, 107.1895               # published, to be re-pinned

SUN = dict(sun_az=122, sun_el=32, sun=4.6, sky_strength=.17)

# Scenes: camera, heading of the image centre, anchors of hotspots (some shared, some local)
A = {
    'memorial': (0, 0, 6.0), 'gate_south': (0, -262, 5.5), 'gate_north': (0, 262, 4), 'gate_east': (262, 0, 6), 'gate_west': (-262, 0, 6),
    'museum': (-118, -110, 5), 'bell_tower': (-470, 26, 9), 'river': (-830, 60, -2.6), 'landing': (-742, 0, 0.5),
    'bastion_nw': (-258, 258, 4.3), 'bastion_ne': (258, 258, 4.3), 'bastion_sw': (-258, -258, 4.3), 'bastion_se': (258, -258, 4.3),
}
SCENES = {
    'tren-cao': dict(cam=(0, -60, 135), head=0, look=(0, -45), anchors={
        'memorial': A['memorial'], 'rampart_square': (140, 259.5, 4.4), 'bastion_nw': A['bastion_nw'], 'moat': (-140, 275, WATER), 'river_west': (-830, 120, RIVER_Z),
        'gate_south': A['gate_south'], 'gate_north': A['gate_north'], 'gate_east': A['gate_east'], 'gate_west': A['gate_west'], 'museum': A['museum'], 'bell_tower': A['bell_tower'], 'landing': A['landing']}),
    'cong-tien': dict(cam=(0, -283.5, 2.0), head=0, look=(0, 6), anchors={
        'gate_south': (0, -261.2, 4.6), 'bridge_south': (-3.6, -275, 1.0), 'gate_south_vault': (0, -259, 2.6), 'gate_south_pavilion': (0, -258, 8.6), 'rampart_south': (34, -260, 2.6), 'moat': (-22, -277, WATER), 'memorial': A['memorial']}),
    'cong-hau': dict(cam=(-3.5, 227, 1.6), head=0, look=(0, 4), anchors={
        'gate_north': (0, 247.4, 3.2), 'gate_north_arch': (0, 247.5, 3.6), 'gate_north_wall': (6.4, 247.4, 2.4), 'ground_marker_81': (-9.5, 238.0, 1.1), 'info_board': (5.2, 236.5, 1.35), 'memorial': A['memorial']}),
    'dai-tuong-niem': dict(cam=(0, -37, 1.6), head=0, look=(0, 3), anchors={
        'memorial': (0, -.5, 10.5), 'memorial_mound': (7.5, -8, 5.4), 'memorial_axes': (0, -15.1, 4.75), 'memorial_altar': (0, -24, 1.5), 'lawn': (30, -48, 0.1), 'gate_south': A['gate_south']}),
    'nha-trung-bay': dict(cam=(0, 0, 1.6), head=0, look=(0, -4), interior=True, anchors={
        'letter_case': (0, 4.2, 1.12), 'photo_wall': (-9.85, 0.4, 1.9), 'relic_case': (6.6, 2.2, 1.1), 'exit_panel': (3.4, -5.85, 1.7), 'site_model': (0, -2.9, 0.95)}),
    'ben-tha-hoa': dict(cam=(-740.6, 0, 2.05), head=270, look=(0, -3), dusk=True, anchors={
        'river': (-800, 10, RIVER_Z), 'landing_steps': (-745.6, -2.0, -1.35), 'river_lanterns': (-766, 5, RIVER_Z + .1), 'verse_stone': (-738.5, 7.6, 1.6), 'road_east': (-690, 0, 0.6), 'bell_tower': A['bell_tower']}),
    'hao-nuoc': dict(cam=(150, -286.2, 1.9), head=315, look=(0, 0), anchors={
        'moat': (118, -275, WATER), 'rampart_south': (118, -260, 2.4), 'gate_south': (0, -262, 7), 'bastion_se': (240, -278, 3.0)}),
    'thap-chuong': dict(cam=(-470, 7, 1.6), head=0, look=(0, 10), anchors={
        'bell_tower': (-470, 20.6, 7.6), 'bell': (-470, 26, 4.6), 'gate_west': A['gate_west'], 'landing': A['landing']}),
}
SCENES['cong-tien-1972'] = dict(SCENES['cong-tien'], ruin=True, anchors={k: SCENES['cong-tien']['anchors'][k] for k in ('gate_south', 'bridge_south', 'rampart_south', 'moat')})
PLACE = {n: s['cam'] for n, s in SCENES.items() if not s.get('ruin')}
PLACE['nha-trung-bay'] = (-106.0, -110.0, 1.6)          # door of the museum on the site; the room is modelled apart
CAMS = [s['cam'] for s in SCENES.values() if not s.get('interior') and s['cam'][2] < 10]


def rot90(p, k):
    for _ in range(k % 4):
        p = (-p[1], p[0])
    return p


OUTLINE = [rot90(p, k) for k in range(4) for p in ((BAST0, -HALF), (BAST0, -BAST1), (BAST1, -BAST1), (BAST1, -BAST0), (HALF, -BAST0))]


def materials():
    k = K
    M = dict(
        brick=k.brick('rampart brick', (0.36, 0.165, 0.105), (0.27, 0.125, 0.085)),
        brick2=k.brick('gate brick', (0.40, 0.185, 0.115), (0.31, 0.145, 0.095), (0.46, 0.42, 0.36), 0.3),
        old=k.brick('old brick', (0.33, 0.15, 0.10), (0.20, 0.105, 0.08), (0.34, 0.31, 0.27), 0.8, .34, .085, .8),
        stone=k.pavers('grey stone', (0.42, 0.40, 0.37), (0.36, 0.345, 0.32), 1.2, 0.45),
        scar=k.brick('scarred arch', (0.34, 0.22, 0.16), (0.22, 0.15, 0.12), (0.36, 0.33, 0.29), 0.7, 0.1, 0.3),
        cap=k.plain('lime cap', (0.46, 0.42, 0.36), 0.85, 0.0, 5.0, 0.3),
        pave=k.pavers('pavers', (0.43, 0.38, 0.33), (0.36, 0.325, 0.285), 0.6, 0.6),
        pave2=k.pavers('brick paving', (0.37, 0.21, 0.15), (0.31, 0.18, 0.13), 0.3, 0.15, (0.3, 0.27, 0.23)),
        granite=k.plain('granite', (0.47, 0.455, 0.43), 0.5, 0.0, 60.0, 0.16),
        dark=k.plain('dark granite', (0.12, 0.12, 0.125), 0.32, 0.0, 60.0, 0.2),
        asphalt=k.plain('asphalt', (0.13, 0.13, 0.13), 0.85, 0.0, 2.0, 0.2),
        grass=k.grass('lawn'), grass2=k.grass('rough grass', 0.6), water=k.water('moat water'),
        tile=k.tiles('yin-yang tiles', (0.36, 0.15, 0.085)), trim=k.plain('roof mortar', (0.55, 0.51, 0.45), 0.85, 0.0, 3.0, 0.25),
        wood=k.plain('ironwood', (0.15, 0.065, 0.035), 0.5, 0.0, 10.0, 0.3), wall=k.plain('ochre plaster', (0.66, 0.52, 0.30), 0.85, 0.0, 1.2, 0.14),
        bronze=k.plain('bronze', (0.23, 0.155, 0.075), 0.35, 0.9, 8.0, 0.25), gold=k.plain('gilt', (0.80, 0.52, 0.16), 0.3, 0.9),
        red=k.plain('flag red', (0.62, 0.012, 0.012), 0.75, 0.0, 2.0, 0.05), yellow=k.plain('flag yellow', (0.95, 0.66, 0.02), 0.7, 0.0, 2.0, 0.03),
        steel=k.plain('steel', (0.6, 0.6, 0.6), 0.35, 0.7), bark=k.plain('bark', (0.19, 0.145, 0.11), 0.95, 0.0, 6.0, 0.4), bark2=k.plain('pale bark', (0.34, 0.31, 0.27), 0.9, 0.0, 5.0, 0.3),
        soil=k.plain('soil', (0.25, 0.20, 0.145), 0.95, 0.0, 1.5, 0.35), white=k.plain('white plaster', (0.74, 0.72, 0.68), 0.8, 0.0, 1.0, 0.08),
    )
    return M


def outer_ground():
    """Town ground near the walls, patchwork of fields beyond."""
    g = K.Nodes('plain')
    p = g.pos()
    vo = g.n('TexVoronoi', {'feature': 'F1', 'distance': 'CHEBYCHEV'}, Vector=p, Scale=0.011, Randomness=0.75)
    fld = g.ramp(g.n('SeparateXYZ', Vector=vo.outputs['Color']).outputs['X'], [
        (0.0, tone((0.10, 0.165, 0.03))), (0.3, tone((0.17, 0.21, 0.05))), (0.55, tone((0.07, 0.12, 0.03))), (0.8, tone((0.27, 0.25, 0.10))), (1.0, tone((0.13, 0.14, 0.06)))])
    fld = g.mix(0.4, fld, g.ramp(g.noise(0.08, detail=3), [(0.3, 0.25), (0.7, 0.7)]), 'OVERLAY')
    town = g.ramp(g.noise(0.06, detail=3), [(0.36, tone((0.085, 0.125, 0.04))), (0.52, tone((0.125, 0.145, 0.06))), (0.72, tone((0.25, 0.225, 0.17)))])
    s = g.n('SeparateXYZ', Vector=p)
    r = g.math('ADD', g.math('POWER', g.math('ABSOLUTE', s.outputs['X']), 2.0), g.math('POWER', g.math('ABSOLUTE', s.outputs['Y']), 2.0))
    d = g.math('ADD', g.math('SQRT', r), g.math('MULTIPLY', g.noise(0.004, detail=3), 700.0))
    return g.surface(g.mix(g.ramp(g.math('MULTIPLY', d, 1 / 2000.0), [(0.58, 0.0), (0.68, 1.0)]), town, fld), 0.95, spec=0.1)


# ------------------------------------------------------------------ parts of the site

def rampart(M, ruin):
    prof = [(-0.14, -0.2), (-0.14, 0.45), (0.0, 0.55), (0.28, WALL_H - 0.28), (0.16, WALL_H - 0.22), (0.16, WALL_H),
            (0.16 + TOP_T, WALL_H), (0.16 + TOP_T, 3.38), (4.4, 3.32), (WALL_T, 0.0), (WALL_T + 0.6, -0.2)]
    mats = [M['stone'], M['stone'], M['brick'], M['cap'], M['cap'], M['cap'], M['brick'], M['pave2'], M['grass'], M['grass']]
    for k in range(4):
        path = [rot90(p, k) for p in ((7.6, -HALF), (BAST0, -HALF), (BAST0, -BAST1), (BAST1, -BAST1), (BAST1, -BAST0), (HALF, -BAST0), (HALF, -7.6))]
        m = K.Mesh()
        if ruin:
            sub = K.subdivide(path, 1.1)

            def zf(s, d, z, k=k):
                n = noise.fractal(Vector((s * 0.035 + k * 37, 1.7, 0.3)), 1.0, 2.0, 5) + 0.25 * noise.noise(Vector((s * 1.1, d * 0.7, k)))
                return min(z, max(0.0, z * max(0.10, min(1.0, 0.42 + n * 0.75))) + 0.12 * noise.noise(Vector((s * 2.3, d, 4)))) if z > 0 else z
            m.sweep(prof, sub, [M['old'] if x in (M['brick'], M['cap'], M['stone']) else M['soil'] for x in mats], zfun=zf)
        else:
            m.sweep(prof, path, mats)
        # bastion platform
        a, t = BAST1 - 1.2, 3.3
        q = [rot90(p, k) for p in ((BAST0 + 1, -a), (a, -a), (a, -BAST0 - 1), (BAST0 + 1, -BAST0 - 1))]
        i = rot90((226, -226), k)
        b1, b3 = rot90((BAST0 - 9, -a), k), rot90((a, -BAST0 + 9), k)
        zt = 0.7 if ruin else t
        gm = M['soil'] if ruin else M['grass']
        m.face([(p[0], p[1], zt) for p in q], gm)
        m.face([(*b1, 0), (*q[0], zt), (*q[3], zt), (*i, 0)], gm)
        m.face([(*i, 0), (*q[3], zt), (*q[2], zt), (*b3, 0)], gm)
        m.build(f'rampart{k}', smooth=False)


def gate(M, k):
    """Restored gate, built facing south at the wall line and turned by k quarter turns."""
    m = K.Mesh()
    r, sp, y0, y1, H, X = PASS_W / 2, 2.35, -1.3, 12.6, 5.2, 8.0
    b = M['brick2']
    m.arch_wall(-X, X, H, y0, [(0, r, sp)], b)
    m.arch_wall(-X, X, H, y1, [(0, r, sp)], b, flip=True)
    m.vault(0, r, sp, y0, y1, b)
    m.arch_band(0, r, sp, y0, 0.42, 0.1, M['cap'])
    m.arch_band(0, r + .5, sp, y0, 0.16, 0.06, b)
    m.arch_band(0, r, sp, y1, 0.42, -0.1, M['cap'])
    for x in (-X, X):
        m.face([(x, y0, 0), (x, y1, 0), (x, y1, H), (x, y0, H)], b)
    m.face([(-X, y0, H), (X, y0, H), (X, y1, H), (-X, y1, H)], M['pave2'])
    m.face([(-r, y0 - 3, 0.06), (r, y0 - 3, 0.06), (r, y1 + 3, 0.06), (-r, y1 + 3, 0.06)], M['stone'])
    for y, sg in ((y0, -1), (y1, 1)):                        # plinth, pilasters, cornice
        for xa, xb in ((-X - .12, -r - .45), (r + .45, X + .12)):
            m.box(xa, min(y, y + sg * .14), 0, xb, max(y, y + sg * .14), 0.65, M['stone'])
        for x in (-X + .45, -3.6, 3.6, X - .45):
            m.box(x - .45, min(y, y + sg * .16), 0.6, x + .45, max(y, y + sg * .16), H - .35, b)
        for z0, z1, d in ((H - .38, H - .2, .22), (H - .2, H, .34)):
            m.box(-X - d, min(y, y + sg * d), z0, X + d, max(y, y + sg * d), z1, M['cap'])
        m.box(-1.5, min(y, y + sg * .12), sp + r + .55 - .2, 1.5, max(y, y + sg * .12), H - .45, M['cap'])
    for x in (-X, X):
        m.box(x - .2, y0, H - .25, x + .2, y1, H, M['cap'])
    for sx in (-1, 1):                                       # ironwood leaves, open
        m.box(sx * r - (.12 if sx > 0 else 0), 3.6, 0.1, sx * r + (0 if sx > 0 else .12), 5.25, 3.0, M['wood'])
        for z in (0.5, 1.3, 2.1, 2.8):
            m.box(sx * (r - .16) - .03, 3.6, z, sx * (r - .16) + .03, 5.25, z + .1, M['bronze'])
    K.parapet(m, [(-X + .2, y0 + .1, H), (X - .2, y0 + .1, H), (X - .2, y1 - .1, H), (-X + .2, y1 - .1, H)], (b, M['cap']), 0.95, 0.34, 1.95, closed=True)
    for sx in (-1, 1):                                       # stairs up to the terrace, inside
        xf = Matrix.Translation((sx * 15.2, y1 - 1.2, 0)) @ Matrix.Rotation(sx * pi / 2, 4, 'Z')
        K.steps(m, 2.2, 24, H / 24, 0.3, M['stone'], xf)
    K.pavilion(m, 8.2, 5.6, H, (M['tile'], M['trim'], M['wood'], M['wall'], M['stone']), 2, 4, 2.7, at=(0, 5.6))
    ang = k * pi / 2
    x, y = rot90((0, -HALF), k)
    return m.build(f'gate{k}', loc=(x, y, 0), rotz=ang, bevel=0.02, smooth=False)


def gate_ruin(M, k, arch=True, seed=3):
    """War-damaged gate: the arch may stand, the top is broken down; a height field with a passage."""
    m = K.Mesh()
    r, sp, y0, y1, X = PASS_W / 2, 2.35, -1.3, 12.6, 8.0
    xs = sorted(set([round(-X + i * 0.4, 3) for i in range(41)] + [round(-r * cos(pi * i / 14), 3) for i in range(15)]))
    ys = [y0 + (y1 - y0) * j / 18 for j in range(19)]

    def H(x, y):
        n = noise.fractal(Vector((x * 0.42 + seed * 7, y * 0.3, seed)), 1.0, 2.0, 5)
        fine = 0.22 * noise.noise(Vector((x * 2.7, y * 2.1, seed + 5)))
        if arch:
            base = 4.95 - 2.7 * max(0, (abs(x) - 3.0) / 5.0) ** 1.1 + n * 1.15 + fine
            return min(5.2, max(base, sp + math.sqrt(max(0, r * r - x * x)) + 0.45 if abs(x) < r + .4 else 1.2))
        base = 0.45 + 4.6 * max(0, (abs(x) - 1.9) / 6.1) ** 0.7 * (0.62 + n) + 1.6 * fine + 0.5 * (n + .4)
        return max(0.12, min(5.0, base))

    def low(x):
        return sp + math.sqrt(max(0, r * r - x * x)) if arch and abs(x) <= r - 1e-3 else 0.0
    top = [[(x, y, H(x, y)) for x in xs] for y in ys]
    m.quads(top, M['old'])
    for j in (0, -1):
        for i in range(len(xs) - 1):
            a, b = top[j][i], top[j][i + 1]
            cols = []
            for q in (a, b):                                 # rough, bitten face
                z0 = low(q[0])
                col = []
                for v in range(10):
                    z = z0 + (q[2] - z0) * v / 9
                    bite = .10 * noise.noise(Vector((q[0] * 1.3, z * 1.5, j + seed))) + .30 * max(0, noise.noise(Vector((q[0] * .55, z * .6, j + seed + 9))) - .28)
                    edge = 0 if abs(abs(q[0]) - r) < .45 and z < sp + r + .5 or v == 9 else 1
                    col.append((q[0], q[1] - (1 if j else -1) * edge * max(-.08, bite), z))
                cols.append(col)
            m.quads(cols, M['old'])
    for i in (0, -1):
        for j in range(len(ys) - 1):
            a, b = top[j][i], top[j + 1][i]
            m.face([(a[0], a[1], 0), (b[0], b[1], 0), b, a], M['old'])
    if arch:
        m.vault(0, r, sp, y0, y1, M['old'])
        m.arch_band(0, r, sp, y0, 0.4, 0.08, M['scar'])
        m.arch_band(0, r, sp, y1, 0.4, -0.08, M['scar'])
        m.face([(-r, y0 - 2, 0.05), (r, y0 - 2, 0.05), (r, y1 + 2, 0.05), (-r, y1 + 2, 0.05)], M['pave2'])
    x, y = rot90((0, -HALF), k)
    m.build(f'gate_ruin{k}', loc=(x, y, 0), rotz=k * pi / 2)


def bridge(M, k, broken=False):
    """Three-arched brick bridge over the moat; local X runs outwards."""
    m = K.Mesh()
    L, w, top = MOAT_W / 2 + 1.6, 4.2, 0.32
    ar = [(-6.1, 2.3, -2.35), (0, 2.3, -2.35), (6.1, 2.3, -2.35)]
    for y, fl in ((-w, False), (w, True)):
        m.arch_wall(-L, L, top, y, ar, M['brick2'], flip=fl, z0=-MOAT_D)
    for cx, r, sp in ar:
        m.vault(cx, r, sp, -w, w, M['brick2'], z0=-MOAT_D)
        m.arch_band(cx, r, sp, -w, 0.35, 0.08, M['cap'], z0=-MOAT_D)
        m.arch_band(cx, r, sp, w, 0.35, -0.08, M['cap'], z0=-MOAT_D)
    m.box(-L, -w - .12, top - .18, L, w + .12, top, M['cap'])
    m.face([(-L - 5, -w + .3, top + .03), (L + 2, -w + .3, top + .03), (L + 2, w - .3, top + .03), (-L - 5, w - .3, top + .03)], M['pave2'])
    rng = random.Random(31 + k)
    for sy in (-1, 1):
        a, y, n = -L, sy * (w - .1), 11
        runs = [] if broken else [(-L, L)]
        for i in range(n if broken else 0):                  # what is left of the parapet
            p, q = -L + 2 * L * i / n, -L + 2 * L * (i + 1) / n
            if rng.random() < .45:
                runs = runs[:-1] + [(runs[-1][0], q)] if runs and abs(runs[-1][1] - p) < .01 else runs + [(p, q)]
        for a, b in runs:
            K.parapet(m, [(a, y, top), (b, y, top)], (M['brick2'], M['cap']), 0.9 if not broken else rng.uniform(.35, .9), 0.34, 2.0)
    cx, cy = rot90((0, -HALF - BERM - MOAT_W / 2), k)
    m.build(f'bridge{k}', loc=(cx, cy, 0), rotz=-pi / 2 + k * pi / 2, bevel=0.015)


def moat(M, ruin):
    inn, out = K.offset_path(OUTLINE, -BERM, True), K.offset_path(OUTLINE, -BERM - MOAT_W, True)
    m = K.Mesh()
    m.sweep([(-BERM - 0.9, -MOAT_D), (-BERM, -0.25), (-BERM + .05, 0.0), (-BERM + .1, .16), (-BERM + .5, .16), (-BERM + .55, -.05)], OUTLINE, [M['stone'], M['stone'], M['cap'], M['cap'], M['cap']], closed=True)
    o = -BERM - MOAT_W
    m.sweep([(o - .55, -.05), (o - .5, .16), (o - .1, .16), (o - .05, 0), (o, -.25), (o + .3, -MOAT_D)], OUTLINE, [M['cap'], M['cap'], M['cap'], M['stone'], M['stone']], closed=True)
    m.build('moat banks')
    K.flat([K.offset_path(OUTLINE, o + .0, True), inn], WATER, M['water'], 'moat water')
    return inn, out


PONDS = [(112, -118, 66, 46), (108, 122, 62, 50)]


def pond_loop(c, g=0.0):
    x, y, w, h = c
    a, b, q = w / 2 + g, h / 2 + g, 8
    return [(x - a + q, y - b), (x + a - q, y - b), (x + a, y - b + q), (x + a, y + b - q), (x + a - q, y + b), (x - a + q, y + b), (x - a, y + b - q), (x - a, y - b + q)]


def bank(y):
    return RIVER_X + 70 * sin(y / 620.0) - 45 * sin(y / 1500.0 + 1) + 45 * sin(1)


def ground(M, ruin):
    inn, out = moat(M, ruin)
    gi = M['soil'] if ruin else M['grass']
    K.flat([inn] + ([] if ruin else [pond_loop(c) for c in PONDS]), 0.0, gi, 'inner ground')
    ys = [-9000 + 9000 * 2 * i / 240 for i in range(241)]
    ye = sorted([y for y in ys if abs(y) > 12] + [-11.3, -11.2, 11.2, 11.3])
    east = [(RIVER_X + 4 if abs(y) < 11.25 else bank(y), y) for y in ye]     # notch for the landing steps
    outer = M['soil'] if ruin else outer_ground()
    K.flat([east[::-1] + [(14000, -9000), (14000, 9000)], out], 0.0, outer, 'east plain')
    west = [(bank(y) - RIVER_W, y) for y in ys]
    K.flat([west + [(-14000, 9000), (-14000, -9000)]], 0.0, outer, 'west plain')
    m = K.Mesh()
    for line, sg in (([p for p in east if p[1] < -11.25], -1), ([p for p in east if p[1] > 11.25], -1), (west, 1)):
        m.quads([[(x, y, 0) for x, y in line], [(x + sg * 4, y, -1.2) for x, y in line], [(x + sg * 12, y, -3.4) for x, y in line]], M['grass2'] if not ruin else M['soil'])
    m.build('river banks', smooth=True)
    m = K.Mesh()
    m.face([(-2200, -9000, RIVER_Z), (-400, -9000, RIVER_Z), (-400, 9000, RIVER_Z), (-2200, 9000, RIVER_Z)], K.water('river water', (0.035, 0.05, 0.042), 0.06, 0.7))
    m.build('river')
    if not ruin:
        for c in PONDS:
            m = K.Mesh()
            m.face([(*p, -0.55) for p in pond_loop(c)], M['water'])
            m.sweep([(-.5, -.02), (-.45, .14), (0, .14), (0.05, -1)], pond_loop(c), [M['cap'], M['cap'], M['stone']], closed=True)
            m.build('pond')
    # hills of the Trường Sơn foothills, west and south-west
    m = K.Mesh()
    rows = []
    for i in range(26):
        r = 8200 + i * 345
        row = []
        for j in range(150):
            a = radians(168 + j * 1.25)
            x, y = r * sin(a), r * cos(a)
            e = sin(pi * j / 149) ** 0.6
            n = noise.hetero_terrain(Vector((x / 3300, y / 3300, 2.2)), 0.9, 2.0, 6, 0.6)
            row.append((x, y, -10 + max(0, e * (60 + 430 * max(0, n) * (0.35 + i / 24))) * min(1, i / 5)))
        rows.append(row)
    m.quads(rows, M['soil'] if ruin else K.plain('hills', (0.055, 0.085, 0.045), 0.95, 0.0, 0.004, 0.4))
    m.build('hills', smooth=True)


def paths(M):
    m = K.Mesh()

    def strip(x0, y0, x1, y1, z, mat, kerb=True):
        m.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], mat)
        if kerb:
            if y1 - y0 > x1 - x0:
                for x in (x0, x1):
                    m.box(x - .12, y0, -.1, x + .12, y1, .13, M['granite'])
            else:
                for y in (y0, y1):
                    m.box(x0, y - .12, -.1, x1, y + .12, .13, M['granite'])
    strip(-5.5, -247, 5.5, -35, .045, M['pave'])
    strip(-5.5, 35, 5.5, 247, .045, M['pave'])
    strip(35, -4, 247, 4, .04, M['pave'])
    strip(-247, -4, -35, 4, .04, M['pave'])
    for q in (150, 228):
        m.sweep([(-1.8, .03), (1.8, .03)], K.rect(-q, -q, q, q), [M['pave2']], closed=True)
    m.sweep([(-2, .035), (2, .035)], K.circle(74, 96), [M['pave2']], closed=True)
    m.face([(*p, .055) for p in K.circle(36, 96)], M['pave'])
    m.sweep([(-.35, .06), (.35, .06)], K.circle(30, 96), [M['dark']], closed=True)
    m.sweep([(-.0, .058), (5.4, .058)], K.circle(36, 96), [M['pave2']], closed=True)
    for k in range(4):                                       # kerb, open at the four axes
        a0, a1 = k * pi / 2 + .17, (k + 1) * pi / 2 - .17
        m.sweep([(-.16, -.1), (-.16, .14), (.16, .14), (.16, -.1)], [(36.2 * cos(a0 + (a1 - a0) * i / 28), 36.2 * sin(a0 + (a1 - a0) * i / 28)) for i in range(29)], [M['granite']] * 3)
    for y0, y1 in ((-247, -36), (36, 247)):
        for x in (-4.4, 4.4):
            m.face([(x - .3, y0, .05), (x + .3, y0, .05), (x + .3, y1, .05), (x - .3, y1, .05)], M['dark'])
    m.face([(-146, -122, .05), (-92, -122, .05), (-92, -98, .05), (-146, -98, .05)], M['pave'])
    m.face([(-92, -112, .045), (-5.5, -112, .045), (-5.5, -108, .045), (-92, -108, .045)], M['pave'])
    # landscape outside: ring road, road to the river, forecourts
    m.sweep([(-26, .03), (-29.5, .03)], OUTLINE, [M['pave']], closed=True)
    m.sweep([(-29.5, .02), (-39, .02)], OUTLINE, [M['asphalt']], closed=True)
    m.sweep([(-39, .03), (-42, .03)], OUTLINE, [M['pave']], closed=True)
    strip(-735, -5, -302, 5, .05, M['asphalt'])
    m.face([(-10, -330, .06), (10, -330, .06), (10, -284, .06), (-10, -284, .06)], M['pave'])
    m.face([(-505, -32, .055), (-430, -32, .055), (-430, 48, .055), (-505, 48, .055)], M['pave'])
    for x0, x1 in ((-503, -478), (-462, -433)):              # lawns on the bell tower square
        for y0, y1 in ((-30, -8), (9, 46)):
            m.face([(x0, y0, .075), (x1, y0, .075), (x1, y1, .075), (x0, y1, .075)], M['grass'])
            for xa, ya, xb, yb in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                m.box(xa - .12, ya - .12, 0, xb + .12, yb + .12, .16, M['granite'])
    for y in (-620, -470, 470, 620):
        strip(-700, y - 4, 900, y + 4, .04, M['asphalt'], False)
    for x in (-560, -420, 420, 560, 720):
        strip(x - 4, -900, x + 4, 900, .045, M['asphalt'], False)
    strip(-4.5, -900, 4.5, -300, .05, M['asphalt'], False)
    strip(-4.5, 300, 4.5, 900, .05, M['asphalt'], False)
    strip(300, -4.5, 900, 4.5, .05, M['asphalt'], False)
    m.build('paths')


def memorial(M):
    """Grass mound, hollow, two crossing passages N-S and E-W; octagonal tiers (tiers and pillar: own choice)."""
    m = K.Mesh()
    g = M['granite']
    for R, z0, z1 in ((20.0, 0, .45), (18.2, .45, .9), (16.4, .9, 1.35)):
        o = [(R * cos(pi / 8 + k * pi / 4) / cos(pi / 8), R * sin(pi / 8 + k * pi / 4) / cos(pi / 8)) for k in range(8)]
        m.prism(o, z0, z1, g, M['pave'])
        m.prism([(x * 1.008, y * 1.008) for x, y in o], z1 - .1, z1 + .004, M['stone'], M['pave'])
    for k in range(4):                                       # stairs on the four axes
        xf = Matrix.Rotation(k * pi / 2, 4, 'Z') @ Matrix.Translation((0, -21.6, 0))
        K.steps(m, 6.0, 9, 1.35 / 9, 0.55, M['stone'], xf)
        for sx in (-1, 1):
            c = xf @ Vector((sx * 3.3, 0, 0))
            d = xf @ Vector((sx * 3.3, 5.2, 0))
            x0, x1, y0, y1 = min(c.x, d.x), max(c.x, d.x), min(c.y, d.y), max(c.y, d.y)
            m.box(x0 - .28, y0 - .28, 0, x1 + .28, y1 + .28, 1.5, g)
    prof = [(14.6, 1.35), (14.6, 2.1), (14.75, 2.1), (14.75, 2.3), (14.2, 2.32)]
    for i in range(15):
        t = i / 14
        prof.append((14.0 - 10.0 * t, 2.32 + 5.0 * sin(t * pi / 2) ** 0.92))
    N = 192
    for j in range(len(prof) - 1):
        mat = g if j < 4 else M['grass']
        for i in range(N):
            p = []
            for jj, ii in ((j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i)):
                r, z = prof[jj]
                a = 2 * pi * ii / N
                p.append((r * cos(a), r * sin(a), z))
            cx, cy = sum(q[0] for q in p) / 4, sum(q[1] for q in p) / 4
            if (abs(cx) < 2.35 or abs(cy) < 2.35) and hypot(cx, cy) > 9.3:
                continue
            m.face(p, mat)
    m.build('memorial', smooth='auto')
    for k in range(4):                                       # portals
        p = K.Mesh()
        r, sp = 1.15, 3.2
        p.arch_wall(-2.6, 2.6, 5.0, -15.0, [(0, r, sp)], g, z0=1.35)
        p.vault(0, r, sp, -15.0, -1.15, M['white'], z0=1.35)
        p.arch_band(0, r, sp, -15.0, .34, .1, M['stone'], z0=1.35)
        for sx in (-2.6, 2.6):
            p.face([(sx, -15, 1.35), (sx, -8.2, 1.35), (sx, -8.2, 5.0), (sx, -15, 5.0)], g)
        p.box(-2.9, -15.25, 5.0, 2.9, -8.2, 5.28, M['stone'])
        p.box(-2.6, -15.0, 5.28, 2.6, -8.4, 5.5, M['grass'])
        for sx in (-1, 1):
            p.box(sx * 2.35 - .35, -15.2, 1.35, sx * 2.35 + .35, -14.9, 5.0, M['stone'])
        p.face([(-1.2, -15, 1.37), (1.2, -15, 1.37), (1.2, 0, 1.37), (-1.2, 0, 1.37)], M['pave'])
        p.build(f'portal{k}', rotz=k * pi / 2, bevel=0.02)
    c = K.Mesh()
    c.lathe([(4.3, 7.0), (4.3, 7.45), (4.45, 7.45), (4.45, 7.6), (0, 7.6)], 64, g)
    K.parapet(c, [(4.1 * cos(a), 4.1 * sin(a), 7.6) for a in [pi / 8 + i * pi / 4 for i in range(8)]], (g, M['stone']), .85, .2, 1.6, closed=True)
    c.lathe([(1.5, 7.6), (1.5, 7.85), (1.15, 7.85), (1.15, 8.1), (.8, 8.1)], 48, M['stone'])
    c.box(-.55, -.55, 8.1, .55, .55, 12.8, g, taper=.14)
    for z, R in ((12.8, 1.05), (13.25, .85), (13.65, .65)):
        c.lathe([(.3, z), (R, z + .1), (R + .06, z + .18), (R, z + .26), (.3, z + .36)], 40, M['stone'])
    c.lathe([(.16, 14.0), (.34, 14.3), (.42, 14.65), (.3, 15.05), (.12, 15.4), (0, 15.7)], 24, M['gold'])
    c.build('top terrace', smooth='auto', bevel=.015)
    a = K.Mesh()                                             # altar with incense urn, south of the mound
    a.box(-3.2, -26, .05, 3.2, -22.3, .35, M['stone'])
    a.box(-1.5, -24.6, .35, 1.5, -23.4, 1.25, M['dark'])
    a.box(-1.75, -24.8, 1.25, 1.75, -23.2, 1.4, g)
    K.urn(a, (0, -24, 1.4), 1.0, M['bronze'])
    for sx in (-1, 1):
        K.urn(a, (sx * 2.5, -24.4, .35), .8, M['bronze'])
        a.lathe([(.16, 0), (.24, .25), (.12, .5), (.17, .62), (.1, .66)], 20, M['bronze'], at=(sx * 1.15, -24, 1.4))
    rng = random.Random(4)
    for i in range(14):
        a.tube([(rng.uniform(-.2, .2), -24 + rng.uniform(-.2, .2), 2.3), (rng.uniform(-.22, .22), -24 + rng.uniform(-.22, .22), 2.75)], .006, 4, M['red'])
    a.build('altar', bevel=.012, smooth='auto')
    y = K.Mesh()                                             # yin-yang inlay in the paving
    R, cx, cy, z = 2.7, 0, -29.6, .075
    y.face([(cx + p[0], cy + p[1], z) for p in K.circle(R + .35, 64)], M['dark'])
    y.face([(cx + p[0], cy + p[1], z + .003) for p in K.circle(R, 64)], g)
    half = [(R * cos(t), R * sin(t)) for t in [-pi / 2 + pi * i / 40 for i in range(41)]]
    half += [(-R / 2 * cos(t) * 1, R / 2 + R / 2 * sin(t)) for t in [pi / 2 - pi * i / 24 for i in range(1, 25)]]
    half += [(R / 2 * cos(t), -R / 2 + R / 2 * sin(t)) for t in [pi / 2 - pi * i / 24 for i in range(1, 24)]]
    y.build('inlay ring')
    K.flat([[(cx + p[0], cy + p[1]) for p in half]], z + .006, M['dark'], 'inlay yin')
    for dy, mt in ((R / 2, g), (-R / 2, M['dark'])):
        K.flat([[(cx + p[0], cy + dy + p[1]) for p in K.circle(R / 7, 24)]], z + .009, mt, 'inlay eye')


def museum_outside(M):
    m = K.Mesh()
    m.box(-19, -8, 0, 19, 8, .6, M['stone'])
    K.steps(m, 8, 4, .15, .35, M['stone'], Matrix.Translation((0, -9.4, 0)))
    K.pavilion(m, 34, 12, .6, (M['tile'], M['trim'], M['wood'], M['wall'], M['stone']), 1, 10, 3.7)
    m.build('museum', loc=(-118, -110, 0), rotz=pi / 2, bevel=.02)


def bell_tower(M):
    """Bell tower on the square west of the walls (form: own choice)."""
    m = K.Mesh()
    for i, R in enumerate((9, 8, 7)):
        m.box(-R, -R, i * .35, R, R, i * .35 + .35, M['stone'])
    for k in range(4):
        K.steps(m, 4, 7, 1.05 / 7, .36, M['granite'], Matrix.Rotation(k * pi / 2, 4, 'Z') @ Matrix.Translation((0, -9.6, 0)))
    for x in (-3.1, 3.1):
        for y in (-3.1, 3.1):
            m.lathe([(.55, 0), (.55, .3), (.38, .4), (.34, 6.2)], 20, M['wood'], at=(x, y, 1.05))
            m.lathe([(.62, 0), (.6, .22)], 20, M['granite'], at=(x, y, 1.05))
    for z in (5.4, 6.6):
        for s in (-3.1, 3.1):
            m.box(-3.6, s - .16, z, 3.6, s + .16, z + .4, M['wood'])
            m.box(s - .16, -3.6, z, s + .16, 3.6, z + .4, M['wood'])
    m.box(-3.4, -.2, 6.6, 3.4, .2, 7.0, M['wood'])
    m.lathe([(.0, 6.5), (.12, 6.45), (.16, 6.2), (.62, 6.05), (.78, 5.7), (.84, 5.0), (.9, 4.2), (1.06, 3.8), (1.06, 3.7), (.95, 3.72)], 40, M['bronze'])
    K.curved_roof(m, 10.4, 10.4, 2.4, 4.6, 7.0, M['tile'], M['trim'], M['wood'], lift=.7, ornaments=False)
    m.box(-2.5, -2.5, 8.4, 2.5, 2.5, 10.3, M['wood'])
    K.curved_roof(m, 7.4, 7.4, 2.5, 1.6, 10.2, M['tile'], M['trim'], M['wood'], lift=.6)
    m.build('bell tower', loc=(-470, 26, 0), bevel=.02)


def landing(M, lanterns):
    """Flower-release landing on the Thạch Hãn (form: own choice)."""
    m = K.Mesh()
    x0 = RIVER_X + 3
    m.box(x0 - .5, -16, -3.4, x0 + 14, 16, .45, M['granite'])
    m.face([(x0 - .5, -16, .456), (x0 + 14, -16, .456), (x0 + 14, 16, .456), (x0 - .5, 16, .456)], M['pave'])
    xf = Matrix.Translation((x0 - 7.3, 0, RIVER_Z - .35)) @ Matrix.Rotation(-pi / 2, 4, 'Z')
    K.steps(m, 22, 18, 3.3 / 18, .4, M['granite'], xf)
    m.box(x0 - 11.5, -14, -3.6, x0 - 7.2, 14, RIVER_Z + .22, M['granite'])
    for sy in (-1, 1):
        for xa, xb, zt in ((-3.2, .2, .12), (-5.2, -3.2, .02), (-7.6, -5.2, -.6), (-11.6, -7.6, -1.3)):
            m.box(x0 + xa, min(sy * 11.0, sy * 11.7), -3.6, x0 + xb, max(sy * 11.0, sy * 11.7), zt, M['granite'])
        K.parapet(m, [(x0 - .3, sy * 15.8, .45), (x0 - .3, sy * 11.2, .45)], (M['granite'], M['stone']), .85, .26, 1.6)
        K.parapet(m, [(x0 - .3, sy * 15.8, .45), (x0 + 13.8, sy * 15.8, .45)], (M['granite'], M['stone']), .85, .26, 1.6)
        for x in (x0 + 1.0, x0 + 11.5):
            m.lathe([(.3, 0), (.3, .2), (.14, .3), (.12, 1.3), (.3, 1.4), (.3, 1.5)], 12, M['granite'], at=(x, sy * 13.2, .45))
            m.box(x - .2, sy * 13.2 - .2, 1.95, x + .2, sy * 13.2 + .2, 2.35, K.glow('lamp', (1, .62, .25), 9.0, False))
            m.lathe([(.42, 0), (.0, .3)], 4, M['granite'], at=(x, sy * 13.2, 2.35))
            if lanterns:
                K.point_lamp(x, sy * 13.2, 2.9, 160)
    m.box(-739.4, 7.0, .45, -738.0, 8.2, .7, M['dark'])       # verse stone, left blank
    m.prism([(-739.1, 7.2), (-738.4, 7.1), (-738.2, 7.9), (-738.9, 8.05)], .7, 2.35, M['dark'])
    K.urn(m, (x0 + 2.2, -6.2, .45), 1.0, M['bronze'])
    m.build('landing', bevel=.015)
    p = K.Mesh()
    K.pavilion(p, 9, 6.5, .45, (M['tile'], M['trim'], M['wood'], M['wall'], M['stone']), 1, 4, 3.0)
    p.build('landing pavilion', loc=(-722, 26, 0), rotz=-pi / 2, bevel=.02)
    if lanterns:
        f = K.Mesh()
        warm, pet = K.glow('candle', (1.0, .47, .17), 15.0, False), K.leaf('petal', (.85, .30, .30), .6)
        f.lathe([(.03, .04), (.05, .08), (.035, .15), (.0, .22)], 8, warm)
        for ring, (r, zt, w) in enumerate(((.2, .08, .085), (.14, .14, .07))):
            for k in range(9):
                a = 2 * pi * (k + ring * .5) / 9
                c, s = cos(a), sin(a)
                f.face([(.04 * c, .04 * s, .02), (r * .7 * c - w * s, r * .7 * s + w * c, zt * .45), (r * c, r * s, zt), (r * .7 * c + w * s, r * .7 * s - w * c, zt * .45)], pet)
        lib = f.build('lantern', link=False)
        rng = random.Random(12)
        it = []
        for i in range(640):
            u = rng.random() ** 1.9
            x = RIVER_X - 9 - u * 120
            y = (rng.gauss(0, 1) * (9 + 42 * u)) + 6 * sin(x * .06) - 14 * u
            it.append((x, y, RIVER_Z + .0, rng.uniform(0, 6), rng.uniform(1.1, 1.7)))
        for x, y, z, r, s in it:
            K.place(lib, x, y, z, r, s)


def flags(M):
    """Rows of national flags on the approach (documented in press photographs' captions)."""
    for i, y in enumerate(range(-232, -50, 26)):
        for sx in (-1, 1):
            m = K.Mesh()
            m.box(sx * 6.6 - .2, y - .2, 0, sx * 6.6 + .2, y + .2, .3, M['granite'])
            K.flag_vn(m, (sx * 6.6, y, .3), 1.5, (M['red'], M['yellow'], M['steel'], M['gold']), 5.4, seed=i * 1.3 + sx)
            m.build('flag', smooth='auto')
    for x, y, h, w in ((0, 95, 19, 5.4),):
        m = K.Mesh()
        m.prism([(x + p[0], y + p[1]) for p in K.circle(4.2, 8)], 0, .8, M['granite'], M['pave'])
        m.prism([(x + p[0], y + p[1]) for p in K.circle(2.8, 8)], .8, 1.7, M['brick2'], M['pave'])
        K.flag_vn(m, (x, y, 1.7), w, (M['red'], M['yellow'], M['steel'], M['gold']), h, seed=.4)
        m.build('flag tower', smooth='auto')


def details(M):
    """Furniture near the cameras: 81-day marker, information board, benches, bollards, old foundations."""
    m = K.Mesh()
    m.box(-10.6, 237.2, 0, -8.4, 238.8, .3, M['stone'])
    m.box(-10.2, 237.75, .3, -8.8, 238.2, 1.75, M['dark'], taper=.06)
    K.urn(m, (-9.5, 237.3, .3), .45, M['bronze'])
    for x in (4.3, 6.1):
        m.box(x - .05, 236.45, 0, x + .05, 236.55, 1.9, M['wood'])
    m.box(4.25, 236.44, .85, 6.15, 236.5, 1.85, M['white'])
    m.box(4.2, 236.5, .8, 6.2, 236.56, 1.9, M['wood'])
    m.box(4.0, 236.2, 1.95, 6.4, 236.8, 2.02, M['tile'])
    for sx in (-1, 1):
        for y in range(-220, -40, 36):
            m.box(sx * 8.1 - .25, y - .9, .38, sx * 8.1 + .25, y + .9, .46, M['granite'])
            for dy in (-.6, .6):
                m.box(sx * 8.1 - .2, y + dy - .1, 0, sx * 8.1 + .2, y + dy + .1, .38, M['granite'])
    m.build('details', bevel=.01)
    f = K.Mesh()                                             # low foundations of vanished buildings, NW quarter
    rng = random.Random(9)
    for (x, y, w, d) in ((-150, 96, 40, 16), (-96, 132, 22, 30), (-150, 168, 46, 14)):
        for a, b in (((x, y), (x + w, y)), ((x + w, y), (x + w, y + d)), ((x + w, y + d), (x, y + d)), ((x, y + d), (x, y)), ((x + w / 2, y), (x + w / 2, y + d))):
            f.sweep([(-.35, -.1), (-.35, .6), (.35, .6), (.35, -.1)], K.subdivide([a, b], .8), [M['old']] * 3,
                    zfun=lambda s, d_, z: z if z < 0 else max(.05, z + .5 * noise.noise(Vector((s * .5, a[0], a[1])))))
    f.build('foundations')


# ------------------------------------------------------------------ planting, town

def library(M, ruin):
    L1, L2, L3 = K.leaf('leaf dark', (.075, .15, .028)), K.leaf('leaf mid', (.115, .20, .035)), K.leaf('leaf light', (.16, .245, .05))
    red, wht = K.leaf('phuong bloom', (.62, .085, .03), .3, .15), K.leaf('frangipani bloom', (.85, .82, .70), .3, .05)
    b, b2 = M['bark'], M['bark2']
    if ruin:
        return {'bare': [K.broadleaf(f'bare{i}', i, 8, 3.4, .3, .35, clumps=26, bare=True, bark=b) for i in range(3)]}
    lib = {}
    for lod, (c, n, s) in {'hi': (110, 120, .21), 'mid': (62, 52, .40), 'low': (26, 16, .95)}.items():
        lib['banyan', lod] = [K.broadleaf(f'banyan.{lod}{i}', 10 + i, 12.5, 6.6, .55, .24, .75, c, n, s, L1, b) for i in range(2)]
        lib['bang', lod] = [K.broadleaf(f'bang.{lod}{i}', 20 + i, 9.5, 4.2, .26, .3, .6, c, n, s * .95, L2, b2) for i in range(2)]
        lib['phuong', lod] = [K.broadleaf(f'phuong.{lod}{i}', 30 + i, 8.6, 5.8, .3, .42, .35, c, n, s * .8, L3, b2, red, .34) for i in range(2)]
        lib['xacu', lod] = [K.broadleaf(f'xacu.{lod}{i}', 40 + i, 14.5, 4.6, .38, .34, .8, c, n, s, L2, b) for i in range(2)]
    lib['palm'] = [K.palm(f'palm{i}', 50 + i, 8.2 + i, 20, 2.8, L2, b2) for i in range(3)]
    lib['frangipani'] = [K.frangipani(f'frangipani{i}', 60 + i, 4.6, L2, b2, wht) for i in range(3)]
    lib['ball'] = [K.shrub('ball', 70, .7, 1.1, 1300, .11, L1)]
    lib['hedge'] = [K.shrub('hedge', 71, h=.65, cards=1500, size=.09, leaf_mat=L1, box=(3.0, .8))]
    lib['tuft'] = [K.tuft(f'tuft{i}', 80 + i, h=.085, blades=34, mat=K.leaf('blade', (.155, .225, .05), .45, .2)) for i in range(2)]
    return lib


def lod(x, y):
    return 'hi' if min(hypot(x - c[0], y - c[1]) for c in CAMS) < 42 else 'mid'


def put_tree(lib, kind, x, y, rng, s=1.0, z=0.0, force=None):
    key = kind if kind in lib else (kind, force or lod(x, y))
    K.place(rng.choice(lib[key]), x, y, z, rng.uniform(0, 6.28), s * rng.uniform(.82, 1.18))


def near_cam(x, y, r):
    return any(hypot(x - c[0], y - c[1]) < r for c in CAMS)


def planting(M, lib):
    rng = random.Random(2024)
    for y in range(-240, -52, 13):                           # axis: palms with clipped balls
        for sx in (-1, 1):
            put_tree(lib, 'palm', sx * 10.5, y, rng)
            put_tree(lib, 'ball', sx * 8.3, y + 6.5, rng)
    for y in range(58, 226, 14):
        for sx in (-1, 1):
            put_tree(lib, 'bang', sx * 11, y, rng)
    for x in range(58, 240, 14):
        for sx in (-1, 1):
            for sy in (-1, 1):
                put_tree(lib, 'phuong', sx * x, sy * 10.5, rng)
    for i in range(40):                                      # frangipani ring round the plaza, hedges
        a = 2 * pi * (i + .5) / 40
        if min(abs(sin(a)), abs(cos(a))) > .2:
            put_tree(lib, 'frangipani', 41 * cos(a), 41 * sin(a), rng)
    for i in range(72):
        a = 2 * pi * (i + .5) / 72
        if min(abs(sin(a)), abs(cos(a))) > .19:
            K.place(lib['hedge'][0], 37.6 * cos(a), 37.6 * sin(a), 0, a + pi / 2)
    pts = []
    for _ in range(7000):                                    # groves
        x, y = rng.uniform(-236, 236), rng.uniform(-236, 236)
        dens = noise.fractal(Vector((x / 62, y / 62, 5.1)), 1, 2, 3)
        if dens < -.06 or hypot(x, y) < 52 or abs(x) < 15 or abs(y) < 14 or abs(hypot(x, y) - 74) < 4.5:
            continue
        if any(abs(max(abs(x), abs(y)) - q) < 4.5 for q in (150, 228)) or near_cam(x, y, 9):
            continue
        if -150 < x < -84 and -140 < y < -80 or -158 < x < -70 and 90 < y < 188:
            continue
        if any(abs(x - c[0]) < c[2] / 2 + 5 and abs(y - c[1]) < c[3] / 2 + 5 for c in PONDS):
            continue
        if any((x - a) ** 2 + (y - b) ** 2 < 44 for a, b in pts):
            continue
        pts.append((x, y))
        sp = noise.noise(Vector((x / 90, y / 90, 9)))
        kind = 'banyan' if sp < -.22 else 'xacu' if sp < .02 else 'bang' if sp < .25 else 'phuong'
        put_tree(lib, rng.choice([kind, kind, kind, 'bang', 'xacu', 'palm']), x, y, rng)
    for c in PONDS:                                          # frangipani and lotus by the ponds
        for p in K.subdivide(pond_loop(c, 4) + [pond_loop(c, 4)[0]], 11):
            put_tree(lib, rng.choice(['frangipani', 'frangipani', 'palm']), *p, rng)
    pad = K.Mesh()
    pad.face([(p[0], p[1], .02) for p in K.circle(.4, 14)], K.leaf('lotus pad', (.09, .17, .07), .2))
    it = []
    for c in PONDS:
        for _ in range(1400):
            x, y = c[0] + rng.uniform(-.46, .46) * c[2], c[1] + rng.uniform(-.44, .44) * c[3]
            if noise.noise(Vector((x * .09, y * .09, 3))) > .08:
                it.append((x, y, -.53, rng.uniform(0, 6), rng.uniform(.7, 1.4)))
    K.scatter_faces('lotus', pad.build('pad', link=False), it)
    out = K.offset_path(OUTLINE, -BERM - MOAT_W - 2.6, True)    # street trees along the moat
    for i, p in enumerate(K.subdivide(out + [out[0]], 11)):
        if min(abs(p[0]), abs(p[1])) > 9 and not near_cam(*p, 5):
            put_tree(lib, ('bang', 'xacu', 'phuong')[i // 9 % 3], *p, rng, .8)
    out2 = K.offset_path(OUTLINE, -BERM - MOAT_W - 17.2, True)   # and on the town side of the ring road
    for i, p in enumerate(K.subdivide(out2 + [out2[0]], 12)):
        if min(abs(p[0]), abs(p[1])) > 13:
            put_tree(lib, ('xacu', 'phuong', 'bang')[i // 7 % 3], *p, rng, .75)
    for x in range(-720, -310, 12):
        if not -508 < x < -428:
            for sy in (-1, 1):
                put_tree(lib, 'xacu' if x % 24 else 'bang', x, sy * 8.5, rng, .8)
    for x0, x1 in ((-503, -478), (-462, -433)):
        for y0, y1 in ((-30, -8), (9, 46)):
            for x in (x0 + 1.8, x1 - 1.8):
                for y in range(int(y0) + 2, int(y1), 3):
                    K.place(lib['hedge'][0], x, y, 0, pi / 2)
            for _ in range(9):
                x, y = rng.uniform(x0 + 4, x1 - 4), rng.uniform(y0 + 3, y1 - 3)
                if hypot(x + 470, y - 26) > 13:
                    put_tree(lib, rng.choice(['frangipani', 'phuong', 'frangipani', 'ball']), x, y, rng, .9)
    for y in range(-300, 300, 10):                           # river bank
        if abs(y) > 20:
            put_tree(lib, rng.choice(['bang', 'palm', 'xacu']), bank(y) + 6 + rng.uniform(0, 6), y, rng, .85)
    for y in range(-520, 520, 9):                            # far bank
        if rng.random() < .75:
            put_tree(lib, rng.choice(['bang', 'xacu', 'banyan', 'palm']), bank(y) - RIVER_W - rng.uniform(6, 40), y, rng, .9, force='low')
    it = [[], []]                                            # grass blades near the ground cameras
    for c in CAMS:
        n = 0
        while n < 15000:
            r = 26 * rng.random() ** .75
            a = rng.uniform(0, 6.283)
            x, y = c[0] + r * cos(a), c[1] + r * sin(a)
            n += 1
            if not is_lawn(x, y):
                continue
            it[n % 2].append((x, y, 0, rng.uniform(0, 6), rng.uniform(.6, 1.25)))
    for k in range(2):
        K.scatter_faces(f'grass{k}', lib['tuft'][k], it[k])


def is_lawn(x, y):
    if abs(x) < 5.8 and abs(y) < 250 or abs(y) < 4.4 and abs(x) < 250 or hypot(x, y) < 36.7:
        return False
    q = max(abs(x), abs(y))
    if q < 246:
        return not (abs(q - 150) < 2 or abs(q - 228) < 2 or abs(hypot(x, y) - 74) < 2.2)
    if 260 < q < 265.4 and min(abs(x), abs(y)) < 230:
        return min(abs(x), abs(y)) > 4.5
    return False


def house_rows(M):
    rng = random.Random(5)
    walls = [K.plain(f'wall{i}', c, .85, 0.0, .8, .15) for i, c in enumerate(((.42, .39, .33), (.40, .33, .22), (.33, .36, .35), (.46, .43, .39), (.36, .27, .21), (.40, .385, .29)))]
    roofs = [K.tiles('roof red', (.36, .13, .075)), K.tiles('roof brown', (.24, .115, .08)), K.plain('roof steel', (.30, .34, .38), .5, .2), K.plain('roof rust', (.34, .17, .11), .7), K.plain('roof slab', (.42, .40, .37), .9), K.plain('roof green', (.16, .24, .2), .6)]
    glassm = K.plain('window', (.06, .07, .08), .2)
    rows = []
    for k in range(7):
        m = K.Mesh()
        x = -52.0
        while x < 46:
            w, d, st = rng.uniform(4.8, 8.5), rng.uniform(11, 19), rng.choice((1, 1, 1, 2, 2, 3))
            if rng.random() < .14:
                x += w
                continue
            h = 3.4 * st + .3
            y0 = rng.uniform(0, 3)
            wl = rng.choice(walls)
            m.box(x, y0, 0, x + w - .15, y0 + d, h, wl)
            for f in range(st):
                m.box(x + .7, y0 - .04, 3.4 * f + .9, x + w - .85, y0 + .02, 3.4 * f + 2.6, glassm)
                if f:
                    m.box(x + .2, y0 - 1.0, 3.4 * f, x + w - .35, y0, 3.4 * f + .18, wl)
                    m.box(x + .2, y0 - 1.0, 3.4 * f + .8, x + w - .35, y0 - .93, 3.4 * f + .9, wl)
            if rng.random() < .82:                # gable roof, ridge along the depth
                r, e, xm = rng.choice(roofs[:2] * 3 + roofs), .5, x + w / 2
                hr = h + w * .27
                for sg in (-1, 1):
                    xe = xm + sg * (w / 2 + e)
                    m.face([(xe, y0 - e, h - .15), (xe, y0 + d + e, h - .15), (xm, y0 + d + e, hr), (xm, y0 - e, hr)][::sg], r)
                for y in (y0, y0 + d):
                    m.face([(x, y, h), (x + w - .15, y, h), (xm, y, hr - .1)], wl)
            else:
                m.box(x - .1, y0 - .1, h, x + w, y0 + d, h + .16, roofs[4])
                m.box(x, y0, h + .16, x + w - .15, y0 + .15, h + .9, wl)
                m.box(x + w * .3, y0 + d * .5, h, x + w * .8, y0 + d * .8, h + 2.5, wl)
                m.lathe([(.55, 0), (.55, 1.5), (.3, 1.8)], 10, M['steel'], at=(x + w * .3, y0 + d * .85, h + .5))
            x += w
        rows.append(m.build(f'houses{k}', link=False))
    return rows


def town(M, lib):
    rng = random.Random(77)
    rows = house_rows(M)

    def free(x, y, pad=0):
        if x < bank(y) + 34 or max(abs(x), abs(y)) < 346 + pad and max(abs(x), abs(y)) > 0 and abs(x) < 346 + pad and abs(y) < 346 + pad:
            return False
        if -520 < x < -415 and -60 < y < 75 or x < -690 and abs(y) < 60:
            return False
        return True
    for gx in range(-9, 13):
        for gy in range(-12, 13):
            cx, cy = gx * 112 + 56, gy * 76 + 38
            if hypot(cx, cy * 1.0) > 1180 * rng.uniform(.72, 1.0):
                continue
            for sy in (-1, 1):
                y = cy + sy * 32
                ok = all(free(cx + dx, y - sy * 8) for dx in (-52, 0, 50))
                if not ok or abs(y) < 13 and -740 < cx < -300:
                    continue
                if any(abs(y - sy * 8 - q) < 14 for q in (-620, -470, 470, 620)) or abs(cy) < 5:
                    continue
                K.place(rng.choice(rows), cx, y, 0, 0 if sy < 0 else pi)
            for _ in range(26):
                x, y = cx + rng.uniform(-54, 54), cy + rng.choice((rng.uniform(-13, 13), rng.uniform(-42, 42)))
                if free(x, y):
                    put_tree(lib, rng.choice(['bang', 'xacu', 'banyan', 'palm']), x, y, rng, .75, force='low')
    for sx in (-1, 1):                                       # rows facing the ring road
        for k in range(-3, 4):
            if not (sx < 0 and k == 0):
                K.place(rng.choice(rows), sx * 326, k * 100, 0, -pi / 2 if sx > 0 else pi / 2)
            if k:
                K.place(rng.choice(rows), k * 100, sx * 326, 0, 0 if sx > 0 else pi)
    for _ in range(210):                                     # villages and tree clumps in the fields
        a, r = rng.uniform(0, 2 * pi), 1150 + 5200 * rng.random() ** 1.5
        x, y = r * cos(a), r * sin(a)
        if bank(y) - RIVER_W - 40 < x < bank(y) + 40:
            continue
        for _ in range(rng.randint(4, 16)):
            xx, yy = x + rng.gauss(0, 45), y + rng.gauss(0, 30)
            if bank(yy) - RIVER_W - 8 < xx < bank(yy) + 8:
                continue
            put_tree(lib, rng.choice(['bang', 'xacu', 'banyan']), xx, yy, rng, 1.1, force='low')
        if rng.random() < .3:
            K.place(rng.choice(rows), x, y, 0, rng.uniform(0, 6))


def rubble(M, lib):
    rng = random.Random(8)
    chunks = []
    for k in range(3):
        m = K.Mesh()
        s = [(rng.uniform(.5, 1), rng.uniform(.35, .7), rng.uniform(.25, .5)) for _ in range(1)][0]
        m.box(-s[0] / 2, -s[1] / 2, -.2, s[0] / 2, s[1] / 2, s[2], M['old'], taper=rng.uniform(.03, .12))
        chunks.append(m.build(f'chunk{k}', link=False))
    it = [[], [], []]
    for i in range(15000):
        x, y = rng.gauss(0, 13), -258 + rng.gauss(0, 6.5)
        if i % 3 == 0:
            x, y = rng.uniform(-130, 130), -261 + rng.gauss(0, 3.2)
        if i % 7 == 0:
            x, y = rng.gauss(0, 16), -290 + rng.gauss(0, 12)
        if -284 < y < -266 and abs(x) > 4.2 or hypot(x, y + 283.5) < 1.6:
            continue
        z = .3 if -286 < y < -264 else .05
        it[i % 3].append((x, y, z, rng.uniform(0, 6), rng.choice((.10, .14, .18, .25, .25, .35, .5)) * rng.uniform(.7, 1.2)))
    for k in range(3):
        K.scatter_faces(f'rubble{k}', chunks[k], it[k])
    m = K.Mesh()
    for _ in range(46):                                      # shell craters: low rims
        x, y, R = rng.uniform(-140, 140), rng.uniform(-420, -60), rng.uniform(2.5, 6.5)
        if -292 < y < -236:
            continue
        rows = []
        for r, z in ((0, .05), (.45, .06), (.75, .3), (.92, .75), (1.05, .62), (1.3, .22), (1.7, .0)):
            rows.append([(x + R * r * cos(a) * (1 + .12 * noise.noise(Vector((x + cos(a) * 2, y + sin(a) * 2, 1)))), y + R * r * sin(a), z * R * .16 + (.08 * noise.noise(Vector((x + 3 * cos(a), y + 3 * sin(a), r * 3))) if z > .1 else 0)) for a in [2 * pi * i / 30 for i in range(30)]])
        m.quads(rows, M['soil'], closed=True)
    m.build('craters', smooth=True)
    for _ in range(150):
        x, y = rng.uniform(-150, 150), rng.uniform(-380, -120)
        if not -296 < y < -240 and abs(x) > 8:
            o = K.place(rng.choice(lib['bare']), x, y, 0, rng.uniform(0, 6), rng.uniform(.45, 1.05))
            o.rotation_euler = (rng.uniform(-.2, .2), rng.uniform(-.2, .2), rng.uniform(0, 6))
    w = K.Mesh()                                             # broken house walls in the town and inside
    for _ in range(46):
        x, y = rng.uniform(-230, 230), rng.choice((rng.uniform(-470, -330), rng.uniform(-220, -60)))
        if abs(x) < 9:
            continue
        a = rng.choice((0, pi / 2))
        L = rng.uniform(4, 11)
        p = [(x, y), (x + L * cos(a), y + L * sin(a))]
        w.sweep([(-.2, -.1), (-.2, 3.4), (.2, 3.4), (.2, -.1)], K.subdivide(p, .5), [M['old']] * 3,
                zfun=lambda s, d, z, x=x: z if z < 0 else max(.2, z * (.45 + .9 * noise.noise(Vector((s * .45, x, 2))))))
    w.build('broken walls')


# ------------------------------------------------------------------ museum room

def museum_inside(M):
    X, Y, H = 10.0, 6.0, 4.2
    g = K.Nodes('floor tiles')
    b = g.n('TexBrick', {'offset': 0.0}, Vector=g.uv(), Color1=(.40, .245, .165), Color2=(.345, .205, .14), Mortar=(.24, .17, .13), Scale=1.0, Mortar_Size=.004, Brick_Width=.6, Row_Height=.6)
    sp = g.ramp(g.noise(130, detail=0), [(.42, .35), (.6, .62)])
    floor = g.surface(g.mix(.2, b.outputs['Color'], sp, 'OVERLAY'), .28, spec=.4)
    wall, cream, lam = M['white'], K.plain('cream', (.70, .64, .53), .8, 0, 1, .05), K.glow('ceiling light', (1, .93, .82), 3.0, False)
    wood, dark = K.plain('teak', (.20, .095, .045), .38, 0, 9, .3), K.plain('panel', (.10, .085, .075), .6)
    m = K.Mesh()
    m.face([(-X, -Y, 0), (X, -Y, 0), (X, Y, 0), (-X, Y, 0)], floor)
    m.face([(-X, -Y, H), (X, -Y, H), (X, Y, H), (-X, Y, H)], wall)
    for sx in (-1, 1):
        m.face([(sx * X, -Y, 0), (sx * X, Y, 0), (sx * X, Y, H), (sx * X, -Y, H)], cream)
    # north wall with three windows, south wall with the door
    def holed(y, holes, mat):
        x = -X
        for a, b_, z0, z1 in holes:
            m.box(x, min(y, y + .25 * (1 if y > 0 else -1)), 0, a, max(y, y + .25 * (1 if y > 0 else -1)), H, mat)
            yy0, yy1 = min(y, y + .25 * (1 if y > 0 else -1)), max(y, y + .25 * (1 if y > 0 else -1))
            if z0 > 0:
                m.box(a, yy0, 0, b_, yy1, z0, mat)
            m.box(a, yy0, z1, b_, yy1, H, mat)
            x = b_
        m.box(x, min(y, y + .25 * (1 if y > 0 else -1)), 0, X, max(y, y + .25 * (1 if y > 0 else -1)), H, mat)
    holed(Y, [(-8, -5.8, .9, 3.1), (5.8, 8, .9, 3.1)], cream)
    holed(-Y, [(-7.6, -5.6, .9, 3.1), (-1.1, 1.1, 0, 2.9), (6.0, 8.0, .9, 3.1)], cream)
    for y, xs in ((Y, (-8, 5.8)), (-Y, (-7.6, 6.0))):
        for x in xs:
            w = 2.2 if y > 0 else 2.0
            for k in range(5):
                xx = x + w * k / 4
                m.box(xx - .035, y + (.08 if y > 0 else -.16), .9, xx + .035, y + (.16 if y > 0 else -.08), 3.1, wood)
            for z in (.9, 2.4, 3.04):
                m.box(x, y + (.08 if y > 0 else -.16), z, x + w, y + (.16 if y > 0 else -.08), z + .07, wood)
    for sx in (-1, 1):                                       # door leaves folded open
        m.box(sx * 1.1 - .04, -Y - 1.1, 0, sx * 1.1 + .04, -Y - .1, 2.9, wood)
    m.box(-X, Y - .04, 0, X, Y, .14, wood)
    for sx in (-1, 1):
        m.box(sx * X - .03, -Y, 0, sx * X + .03, Y, .14, wood)
    for x in (-6.6, -3.3, 0, 3.3, 6.6):                      # beams and light panels
        m.box(x - .12, -Y, H - .35, x + .12, Y, H, wood)
    for y in (-2.8, 2.8):
        m.box(-X, y - .1, H - .28, X, y + .1, H, wood)
    for x in (-8.2, -4.95, -1.65, 1.65, 4.95, 8.2):
        for y in (-4.3, 0, 4.3):
            m.box(x - .55, y - .12, H - .07, x + .55, y + .12, H - .05, lam)
    m.build('room', bevel=0)
    c = K.Mesh()

    def case(x, y, w, d, rot=0, h=.85, gh=.5):
        xf = Matrix.Translation((x, y, 0)) @ Matrix.Rotation(rot, 4, 'Z')
        c.box(-w / 2, -d / 2, .06, w / 2, d / 2, h, wood, xf=xf)
        c.box(-w / 2 + .06, -d / 2 + .06, 0, w / 2 - .06, d / 2 - .06, .06, dark, xf=xf)
        c.box(-w / 2 + .03, -d / 2 + .03, h, w / 2 - .03, d / 2 - .03, h + .02, K.plain('cloth', (.46, .40, .30), .95), xf=xf)
        for sx in (-1, 1):
            for sy in (-1, 1):
                c.box(sx * (w / 2 - .015) - .012, sy * (d / 2 - .015) - .012, h, sx * (w / 2 - .015) + .012, sy * (d / 2 - .015) + .012, h + gh, M['steel'], xf=xf)
        for sy in (-1, 1):
            c.box(-w / 2, sy * (d / 2 - .015) - .012, h + gh - .012, w / 2, sy * (d / 2 - .015) + .012, h + gh + .012, M['steel'], xf=xf)
        for sx in (-1, 1):
            c.box(sx * (w / 2 - .015) - .012, -d / 2, h + gh - .012, sx * (w / 2 - .015) + .012, d / 2, h + gh + .012, M['steel'], xf=xf)
        return xf
    green, rubber, khaki, paper = K.plain('olive enamel', (.11, .14, .075), .45, 0, 20, .3), K.plain('rubber', (.03, .03, .03), .7), K.plain('khaki', (.26, .25, .15), .95, 0, 30, .2), K.plain('old paper', (.66, .58, .42), .9, 0, 20, .12)
    ink = K.plain('faded ink', (.18, .17, .25), .9)

    def canteen(xf, x, y):
        o = xf @ Vector((x, y, .87))
        c.lathe([(.0, .0), (.07, .01), (.085, .06), (.085, .15), (.06, .2), (.025, .215), (.025, .24), (.03, .24), (.03, .27), (0, .275)], 20, green, at=tuple(o))

    def helmet(xf, x, y):
        o = xf @ Vector((x, y, .88))
        c.lathe([(.19, .0), (.185, .012), (.125, .04), (.122, .09), (.1, .135), (.05, .16), (0, .166)], 28, khaki, at=tuple(o))

    def sandals(xf, x, y):
        for s in (-.07, .07):
            c.box(x + s - .045, y - .13, .872, x + s + .045, y + .13, .895, rubber, xf=xf)
            for yy in (-.03, .07):
                c.box(x + s - .05, y + yy, .895, x + s + .05, y + yy + .022, .925, rubber, xf=xf)

    def letter(xf, x, y, r=0.0):
        q = xf @ Matrix.Translation((x, y, .874)) @ Matrix.Rotation(r, 4, 'Z')
        c.box(-.105, -.148, 0, .105, .148, .003, paper, xf=q)
        rng = random.Random(int(x * 100))
        for k in range(15):                                  # illegible lines, no real text
            u, yy = -.085, .12 - k * .0165
            while u < .07:
                L = rng.uniform(.012, .034)
                c.box(u, yy, .003, min(.085, u + L), yy + .0035, .0034, ink, xf=q)
                u += L + .007
    k1 = case(0, 4.2, 2.2, .9)
    letter(k1, -.35, 0, .12)
    letter(k1, .0, .02, -.05)
    c.box(.3, -.12, .872, .62, .1, .878, paper, xf=k1)
    c.box(.42, -.2, .878, .46, -.06, .9, dark, xf=k1)
    for x in (-3.3, 3.3):
        kk = case(x, 4.2, 1.8, .8)
        canteen(kk, -.5, 0), sandals(kk, .0, 0), helmet(kk, .5, .02)
    k2 = case(6.6, 2.2, .9, 2.2)
    canteen(k2, 0, -.7), helmet(k2, 0, -.1), sandals(k2, .0, .35), canteen(k2, .1, .8), letter(k2, -.2, .72, .4)
    k3 = case(6.6, -2.2, .9, 2.2)
    helmet(k3, 0, -.6), canteen(k3, 0, .1), canteen(k3, .12, .4), sandals(k3, 0, .75)
    k4 = case(-6.4, -3.4, 2.2, .9)
    canteen(k4, -.7, 0), helmet(k4, -.1, 0), letter(k4, .4, 0), sandals(k4, .8, 0)
    # photo wall: blank sepia mounts, deliberately without faces
    sep = [K.plain(f'sepia{i}', t, .6, 0, 1.4, .4) for i, t in enumerate(((.36, .30, .22), (.28, .24, .18), (.43, .37, .28), (.31, .29, .26)))]
    rng = random.Random(3)
    for r in range(3):
        for k in range(9):
            y, z, w, h = -4.2 + k * 1.05, 1.2 + r * .78, .42, .31
            c.box(-X + .02, y - w, z - h, -X + .05, y + w, z + h, wood)
            c.box(-X + .05, y - w + .04, z - h + .04, -X + .055, y + w - .04, z + h - .04, K.plain('mount', (.74, .70, .62), .9))
            c.box(-X + .055, y - w + .1, z - h + .09, -X + .06, y + w - .1, z + h - .09, rng.choice(sep))
    # east wall: relief map panel, plain; exit panel by the door
    c.box(X - .07, -3.2, .9, X - .03, 3.2, 3.2, wood)
    c.box(X - .09, -3.05, 1.05, X - .07, 3.05, 3.05, K.plain('map', (.52, .50, .38), .9, 0, .8, .3))
    c.box(X - .095, -.6, 1.5, X - .09, .6, 2.7, K.plain('map citadel', (.42, .22, .15), .9))
    c.box(X - .1, -.5, 1.6, X - .095, .5, 2.6, K.plain('map lawn', (.30, .40, .22), .9))
    c.box(2.6, -Y + .02, 1.0, 4.2, -Y + .06, 2.4, wood)
    c.box(2.66, -Y + .06, 1.06, 4.14, -Y + .07, 2.34, paper)
    for k in range(9):
        c.box(2.85, -Y + .07, 2.05 - k * .1, 3.95 - (k % 3) * .12, -Y + .073, 2.075 - k * .1, ink)
    # north wall: plain relief of the mound and the sun, no text
    c.box(-4.6, Y - .08, 1.75, 4.6, Y - .03, 3.45, wood)
    c.box(-4.5, Y - .1, 1.85, 4.5, Y - .08, 3.35, K.plain('relief ground', (.50, .36, .20), .8, 0, 1.2, .15))
    for k, (R, col) in enumerate(((.62, (.72, .50, .24)), (.42, (.80, .62, .34)))):
        c.face([(R * cos(a), Y - .104 - k * .004, 2.55 + R * sin(a)) for a in [2 * pi * i / 48 for i in range(48)]], K.plain(f'relief sun{k}', col, .7))
    for k, (w2, h2, x2, col) in enumerate(((2.0, .62, 0, (.23, .27, .13)), (1.5, .36, -2.6, (.30, .27, .14)), (1.5, .36, 2.6, (.30, .27, .14)))):
        c.face([(x2 + w2 * cos(a), Y - .114 - k * .003, 1.9 + h2 * sin(a)) for a in [pi * i / 40 for i in range(41)]], K.plain(f'relief hill{k}', col, .85))
    c.box(-4.5, Y - .125, 1.85, 4.5, Y - .1, 1.93, K.plain('relief river', (.16, .22, .24), .4))
    # scale model of the citadel on a table
    xf = Matrix.Translation((0, -2.9, 0))
    c.box(-1.35, -1.35, .1, 1.35, 1.35, .78, wood, xf=xf)
    c.box(-1.3, -1.3, .78, 1.3, 1.3, .8, K.plain('model ground', (.24, .29, .14), .95, 0, 6, .2), xf=xf)
    s = 1 / 260.0
    ol = [(p[0] * s, p[1] * s - 2.9) for p in OUTLINE]
    c.sweep([(-.085, .803), (-.02, .803)], ol, [K.plain('model water', (.05, .10, .12), .15)], closed=True)
    c.sweep([(0, .8), (0, .835), (.012, .835), (.045, .8)], ol, [K.plain('model wall', (.42, .22, .15), .9)] * 3, closed=True)
    for k in range(4):
        p = rot90((0, -1.0), k)
        c.box(p[0] - .04, p[1] - 2.94, .8, p[0] + .04, p[1] - 2.86, .88, K.plain('model wall', (.42, .22, .15), .9))
    c.lathe([(.1, 0), (.09, .02), (.03, .05), (0, .055)], 24, K.plain('model mound', (.2, .3, .12), .95), at=(0, -2.9, .8))
    c.box(-.012, -3.8, .801, .012, -2.0, .804, paper)
    c.box(-.9, -2.912, .801, .9, -2.888, .804, paper)
    for x in (-3.4, 3.4):                                    # benches
        c.box(x - .9, -1.2, .4, x + .9, -.75, .47, wood)
        for dx in (-.7, .7):
            c.box(x + dx - .05, -1.15, 0, x + dx + .05, -.8, .4, dark)
    c.build('exhibits', bevel=.006)
    o = K.Mesh()
    o.face([(-60, -60, -.4), (60, -60, -.4), (60, 60, -.4), (-60, 60, -.4)], M['grass'])
    o.box(-3, -40, -.4, 3, -6.3, -.05, M['pave'])
    o.build('garden')
    lib = library(M, False)
    rng = random.Random(6)
    for _ in range(46):
        a, r = rng.uniform(0, 6.28), rng.uniform(13, 34)
        x, y = r * cos(a), r * sin(a)
        if abs(x) > 4 and (abs(y) > 9.5 or abs(x) > 15):
            put_tree(lib, rng.choice(['bang', 'frangipani', 'palm', 'phuong']), x, y, rng, 1, -.4, force='mid')


# ------------------------------------------------------------------ assembly and output

def build(name):
    s = SCENES.get(name, {})
    bpy.ops.wm.read_factory_settings(use_empty=True)
    K._cache.clear()
    ruin = bool(s.get('ruin'))
    K.TONE['ruin'] = ruin
    M = materials()
    if s.get('interior'):
        K.sky(sun_az=150, sun_el=38, sun=3.0, sky_strength=.16)
        museum_inside(M)
        K.area_lamp(0, 0, 3.78, 18.5, 11, 620)
        K.area_lamp(0, 0, 2.6, 17, 10, 330, (1, .9, .76), up=True)
        K.ambient(1.0, 5.0)
        return M
    if ruin:
        K.sky(sun_az=122, sun_el=30, sun=1.5, sky_strength=.17, warm=(1, .92, .82), grey=.72, soft=9, dust=3, clouds=.8)
    elif s.get('dusk'):
        K.sky(sun_az=279, sun_el=1.6, sun=.9, sky_strength=.30, warm=(1.0, .50, .24), clouds=.75, dust=2.6, soft=2)
    else:
        K.sky(**SUN)
    ground(M, ruin)
    rampart(M, ruin)
    lib = library(M, ruin)
    if ruin:
        for k in range(4):
            gate_ruin(M, k, arch=k == 2, seed=3 + k)
            bridge(M, k, True)
        rubble(M, lib)
        return M
    for k in range(4):
        bridge(M, k)
        if k != 2:
            gate(M, k)
    gate_ruin(M, 2, True)
    paths(M)
    memorial(M)
    museum_outside(M)
    bell_tower(M)
    landing(M, bool(s.get('dusk')))
    flags(M)
    details(M)
    planting(M, lib)
    town(M, lib)
    return M


def finish(p, name, heading=0.0, pitch=0.0, fov=None, strength=1.0):
    s = SCENES.get(name, {})
    h, w = p['mist'].shape
    if fov:                                                  # depth along the axis -> distance along the ray
        p = dict(p, z=p['z'] * K.ray_length(w, h, fov))
    room = bool(s.get('interior'))
    rgb = K.denoise(p, passes=5 if room else 3 if w < 3000 else 4, strength=2.2 if room else strength)
    if s.get('interior'):
        return K.agx(rgb * (1.07, 1.0, .90), 0.7, 1.25, 1.25)
    el, az = K.directions(w, h, heading, pitch, fov)
    if s.get('ruin'):
        rgb = K.haze(rgb, p, el, az, 620, (.60, .58, .545), 122, (.72, .65, .56), .8)
        return K.agx(rgb * (1.04, 1.0, .95), 0.5, 1.32, .85)
    if s.get('dusk'):
        rgb = K.haze(rgb, p, el, az, 7500, (.16, .17, .24), 279, (.75, .36, .17), .4)
        return K.agx(K.bloom(rgb) * (1.08, .98, .90), .3, 1.22, 1.3)
    aerial = name in ('tren-cao', 'flycam')
    rgb = K.haze(rgb, p, el, az, 8800 if aerial else 3000, (.60, .72, .88), 122, (1.1, .98, .80), .6)
    return K.agx(rgb * (1.03, 1.0, .965), 0.85 if aerial else 0.5, 1.38 if aerial else 1.28, 1.36)


FLOWN = {'memorial': (0, 0, 7.5), 'gate_south': (0, -258, 10), 'gate_west': (-258, 0, 10), 'bastion_sw': (-258, -258, 4.3), 'museum': (-118, -110, 6), 'river': (-830, 60, -2.6)}


def flight():
    """An easing, sinking arc from the south-east to the south, looking at the memorial."""
    import flycam

    def pose(t, seconds=14.0):
        u = t / seconds
        e = u * u * (3 - 2 * u) * 0.75 + u * 0.25
        az, r = radians(138 + e * 62), 620 - 330 * e
        return flycam.towards((r * sin(az), r * cos(az), 205 - 108 * e), (-70 * (1 - e), 30 * (1 - e), 2.0))
    return flycam.Flight('thanh-co-quang-tri', 'Thành cổ Quảng Trị', 14.0, 62.0, pose, FLOWN, (LAT0, LON0), lambda: build('flycam'),
                         lambda p, head, pitch, fov: finish(p, 'flycam', head, pitch, fov, .8))


def render_pano(name, w, spp, out):
    t0 = time.time()
    s = SCENES[name]
    build(name)
    K.camera(s['cam'], s['head'])
    K.setup_render(w, w // 2, spp, 5 if s.get('interior') else 3)
    t1 = time.time()
    p = K.render_passes()
    t2 = time.time()
    img = finish(p, name, s['head'])
    f = os.path.join(out, name + '.jpg')
    K.save_jpeg(img, f, comment='Mô hình 3D minh họa, không phải ảnh chụp. Illustrative 3D rendering, not a photograph.')
    print(f'DONE {name} {w} px {spp} spp: build {t1 - t0:.0f} s, render {t2 - t1:.0f} s, finish {time.time() - t2:.0f} s, {os.path.getsize(f) / 1e6:.1f} MB', flush=True)


def links(name, s):
    """Direction of every other scene, for arrows: true bearing; pitch kept near the ground, or up for the aerial view."""
    res = {}
    for other, p in PLACE.items():
        if other == name:
            continue
        yaw, pitch, d = K.project(s['cam'], s['head'], p)
        if name == 'nha-trung-bay':
            yaw, pitch, d = 180.0, -4.0, None               # everything is out of the door
        elif other == 'tren-cao':
            pitch = 28.0
        elif name != 'tren-cao':
            pitch = -5.0
        res[other] = {'yaw': round(yaw, 1), 'pitch': round(pitch, 1), 'distance_m': d and round(d)}
    return res


def landmarks(out):
    res = {'schema': 'heritage-tour-landmarks/1', 'site': 'thanh-co-quang-tri', 'kind': 'illustrative 3D rendering',
           'units': 'degrees; yaw to the right positive, 0 = image centre; pitch up positive; camera in metres, X east, Y north, Z up', 'scenes': {}}
    built = None
    for name, s in SCENES.items():
        kind = 'in' if s.get('interior') else 'ruin' if s.get('ruin') else 'site'
        if kind != built:
            build(name)
            bpy.context.view_layer.update()
            built = kind
        img = name + '.jpg'
        e = {'image': img if os.path.exists(os.path.join(out, img)) else None, 'camera': [round(v, 2) for v in s['cam']], 'heading': s['head'], 'first_look': {'yaw': s['look'][0], 'pitch': s['look'][1]}, 'landmarks': {}}
        for k, t in s['anchors'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            e['landmarks'][k] = {'yaw': round(yaw, 2), 'pitch': round(pitch, 2), 'distance_m': round(d, 1), 'occluded': K.occluded(s['cam'], t, 2.5 if d < 100 else 12)}
        if not s.get('ruin'):
            e['links'] = links(name, s)
        res['scenes'][name] = e
    json.dump(res, open(os.path.join(out, 'landmarks.json'), 'w'), indent=1, ensure_ascii=False)
    for n, e in res['scenes'].items():
        print(n, {k: (v['yaw'], v['pitch'], v['occluded']) for k, v in e['landmarks'].items()})


if __name__ == '__main__':
    argv = sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else []
    opt = dict(zip(argv[1::2], argv[2::2]))
    out = opt.get('--out', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'media', 'thanh-co-quang-tri'))
    os.makedirs(out, exist_ok=True)
    if argv[0] == 'landmarks':
        landmarks(out)
    elif argv[0] == 'flycam':
        import flycam
        flycam.main(flight(), opt, out)
    else:
        render_pano(argv[0], int(opt.get('--w', 2048)), int(opt.get('--spp', 8)), out)
