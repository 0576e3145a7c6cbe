"""Cầu Hiền Lương – sông Bến Hải: illustrative reconstruction, 360° panoramas (see README.md).

  blender -b -P hien_luong.py -- SCENE[,SCENE…] [--w 4096] [--spp 4] [--out DIR]
SCENE: tren-cao giua-cau ky-dai nha-lien-hop dan-loa tuong-dai | flycam [--kf 24] [--w 1280] | landmarks
Figures come from the published sources that the tour names; "own choice" marks what no source gives.
One frame for all scenes: X east, Y north, Z above the water; origin under the middle of the old bridge.
"""
import sys
import os
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kit import *           # noqa: F401,F403
import kit as K
import kit_river as R
from kit_river import sm, vn
import numpy as np

# ---- sourced figures
HALF = 89.0                             # half of bridge_length_m 178
SPANS, DECK_W, RAIL_H = 7, 4.0, 1.2
PLANKS_N, PLANKS_S, PLANK = 450, 444, .05
RIVER_W = 150.0                         # 100-170
POLE_TOP, CABIN_BELOW, BASE_H = 38.6, 10.0, 11.5
FLAG_W = 12.0                           # 8 x 12 m; the sources differ
HORN_L, HORN_D = 2.04, 1.64
FROND_H, WOMAN_H, CHILD_H = 24.0, 9.5, 6.0
# ---- own choice: levels and where things stand
GROUND, DECK, ROAD = 3.4, 4.7, 5.4
NEW_X = -72.0                           # side and distance of the road bridge are not sourced
TOWER_Y, STATUE_Y = 262.0, -206.0
JOINT = (29.0, 131.0)
POST = (-40.0, 138.0)
HALL = (62.0, 196.0)
HORN_AT = (38.6, 88.6, 5.35)
CLUSTER = (52.6, 85.6)

EAST, WEST = dict(sun_az=118, sun_el=38), dict(sun_az=258, sun_el=40)
SCENES = {
    'tren-cao': dict(cam=(94, 18, 64), head=262, look=(0, -32), sun=EAST, anchors={
        'river': (-230, 6, 0), 'parallel_line': (330, -8, 0), 'new_bridge': (NEW_X, -42, ROAD + .6), 'axis_ns': (0, 62, DECK)}),
    'giua-cau': dict(cam=(.3, 2.6, DECK + 1.6), head=180, look=(0, -14), sun=EAST, anchors={
        'white_line': (0, 0, DECK), 'railing': (-1.95, -.9, DECK + RAIL_H), 'deck_planks': (.45, 6.4, DECK), 'pier': (1.95, -12.714, DECK + 1.3)}),
    'ky-dai': dict(cam=(0, 224, GROUND + 1.65), head=0, look=(0, 22), sun=dict(sun_az=128, sun_el=40), anchors={
        'flagpole': (0, TOWER_Y, GROUND + 20.5), 'flag': None, 'plinth_relief': (0, TOWER_Y - 4.3, GROUND + 6.6), 'memorial_plaque': (7.6, 240.6, GROUND + 1.9)}),
    'nha-lien-hop': dict(cam=(9.4, 127, GROUND + 1.6), head=90, look=(0, -1), sun=WEST, anchors={
        'joint_house': (22.6, 131, GROUND + 2.6), 'police_post': (-30, 133.5, GROUND + 2.4), 'gate_portal': (2.9, 99.5, GROUND + 4.6), 'exhibition_house': (55, 188, GROUND + 4.4)}),
    'dan-loa': dict(cam=(45.2, 89.8, GROUND + 1.6), head=180, look=(52, -2), sun=EAST, anchors={
        'loudspeaker_cluster': (CLUSTER[0], CLUSTER[1], GROUND + 4.4), 'loudspeaker_large': (38.6, 87.4, 5.45), 'river_edge': (45.2, 75.5, .1), 'bench': (49.6, 97.4, GROUND + .5)}),
    'tuong-dai': dict(cam=(-2.6, -174.5, GROUND + 1.6), head=180, look=(0, 14), sun=dict(sun_az=64, sun_el=50), anchors={
        'monument_figures': (-1.6, STATUE_Y + 1.6, GROUND + 8.6), 'monument_base': (3.6, STATUE_Y + 8.7, GROUND + 1.2), 'plaza_north': (-12, -130, GROUND + .1), 'village_sign': (6.3, -168.2, GROUND + 1.35)}),
}
LINKS = {
    'tren-cao': ('giua-cau', 'ky-dai', 'tuong-dai'), 'giua-cau': ('tren-cao', 'ky-dai', 'tuong-dai', 'nha-lien-hop', 'dan-loa'), 'ky-dai': ('tren-cao', 'nha-lien-hop', 'giua-cau'),
    'nha-lien-hop': ('ky-dai', 'dan-loa', 'giua-cau'), 'dan-loa': ('nha-lien-hop', 'tuong-dai', 'giua-cau'), 'tuong-dai': ('giua-cau', 'tren-cao', 'dan-loa'),
}
LINK_AT = {'nha-lien-hop': (JOINT[0], JOINT[1], GROUND + 1.6)}      # the arrow points to the house, not to the yard
FLAG_HUB = (0, TOWER_Y, GROUND + POLE_TOP - .15)
SCENES['ky-dai']['anchors']['flag'] = (FLAG_W * .47, TOWER_Y + .2, FLAG_HUB[2] - FLAG_W / 3 - .4)
NOW = []                                # the camera of the picture being made: fine plants stand only round it

# ------------------------------------------------------------------ land


def centre(x):
    """The river's middle line: straight at the bridges, then in slow bends."""
    x = np.asarray(x, np.float32)
    w, e = np.maximum(-x - 190, 0), np.maximum(x - 170, 0)
    return 210 * (1 - np.cos(w / 470)) * np.where(w < 2950, 1, 1) - 190 * (1 - np.cos(e / 560))


def dry(x, y):
    """Distance from the water's edge, positive on land."""
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    far = sm((np.abs(x) - 130) / 200)
    return np.abs(y - centre(x)) - RIVER_W / 2 - far * (11 * np.sin(x / 190) + 9 * vn(x, y, 60)) + 1.3 * vn(x, y, 14, 1)


def height(x, y):
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    b = dry(x, y)
    h = np.where(b < 0, np.maximum(b * .32, -3), GROUND * np.clip(b / 11, 0, 1) ** .82)
    park = (np.abs(x) < 150) & (np.abs(y) < 345)
    h = h + sm((b - 14) / 30) * np.where(park, 0, .35 * vn(x, y, 46, 2) - .5)
    old = (DECK - .08 - GROUND) * sm((132 - np.abs(y)) / 40) * np.exp(-(x / 5.2) ** 6) * (np.abs(y) > 84) * (b > 3)
    new = (ROAD - .1) * (1 - sm((np.abs(x - NEW_X) - 7.5) / 5.5)) * (b > 4)
    return np.where(new > .01, np.maximum(h + old, new), h + old)


def hz(x, y):
    return float(height(np.array([x], np.float32), np.array([y], np.float32))[0])


def mask(x, y):
    b = dry(x, y)
    bank = (1 - sm((b - 5.5) / 5)) * (.80 + .3 * vn(x, y, 7, 3)) * np.where(np.abs(x) < 190, 1, .25)
    inpark = (np.abs(x - 15) < 140) & (np.abs(y) < 340)
    field = np.where(inpark, 0, sm((b - 60) / 40))
    bare = np.where(inpark, 0, 1 - sm((b - 1) / 5)) * .8 * (np.abs(x) > 190)
    return np.stack([bank, field, bare], -1)


def land(M):
    xs = np.concatenate([-np.geomspace(9500, 200, 50), np.arange(-195, 196, 2.4), np.geomspace(200, 9500, 50)])
    near = np.concatenate([np.arange(60, 100, .9), np.arange(100, 350, 3.2), np.geomspace(352, 9500, 40)])
    offs = np.concatenate([-near[::-1], np.arange(-50, 51, 20), near])
    R.land_grid(xs, offs, centre, height, mask, R.land_material())
    R.river_water()
    R.far_hills()


def roads(M):
    m = K.Mesh()
    for sg in (-1, 1):
        R.ribbon(m, [(0, sg * 89.5), (0, sg * (202 if sg > 0 else 150))], 5.4, hz, M['pave'], .04)
        for sx in (-1, 1):
            R.ribbon(m, [(sx * 2.85, sg * 96), (sx * 2.85, sg * (202 if sg > 0 else 150))], .3, hz, M['cap'], .12)
        R.ribbon(m, [(NEW_X, sg * 88), (NEW_X, sg * 500), (NEW_X - 40 * sg, sg * 1100), (NEW_X + 120, sg * 2600), (NEW_X, sg * 5600)], 9.5, lambda x, y: max(hz(x, y), 3.4), M['asphalt'], .16, 8)
    R.ribbon(m, [(2.4, 126.5), (21, 126.5)], 3.2, hz, M['pave2'], .05)           # to the Joint House, the post, the bank, the hall
    R.ribbon(m, [(-2.4, 137), (-27, 138)], 3.0, hz, M['pave2'], .05)
    R.ribbon(m, [(2.6, 112), (20, 108), (36, 95.5), (44, 93), (60, 92.5), (96, 93)], 2.4, hz, M['pave2'], .05)
    R.ribbon(m, [(2.6, 178), (30, 181), (49, 184)], 3.2, hz, M['pave2'], .05)
    R.ribbon(m, [(-2.6, -112), (-24, -104), (-50, -97)], 2.4, hz, M['pave2'], .05)
    R.ribbon(m, [(2.6, -112), (30, -100), (96, -96)], 2.4, hz, M['pave2'], .05)
    for k in range(30):                                      # dashes of the highway
        for sg in (-1, 1):
            y = sg * (98 + k * 12)
            m.box(NEW_X - .07, min(y, y + sg * 4), ROAD + .065, NEW_X + .07, max(y, y + sg * 4), ROAD + .08, M['white'])
    m.build('roads')

# ------------------------------------------------------------------ the old bridge and the new one


def old_bridge(M):
    m = K.Mesh()
    R.plank_deck(m, 0, HALF, PLANKS_N, DECK_W / 2, DECK, M['planks'], 1)
    R.plank_deck(m, -HALF, 0, PLANKS_S, DECK_W / 2, DECK, M['planks'], 2)
    m.box(-DECK_W / 2 + .02, -HALF, DECK - PLANK - .01, DECK_W / 2 - .02, HALF, DECK - .016, M['gap'])
    m.box(-DECK_W / 2, -.14, DECK - .02, DECK_W / 2, .14, DECK + .009, M['stripe'])
    span = 2 * HALF / SPANS
    ends = [-HALF + span * k for k in range(SPANS + 1)]
    for y0, y1, paint in ((0, HALF, M['blue']), (-HALF, 0, M['ochre'])):
        for x in (-1.72, -.58, .58, 1.72):
            R.girder(m, x, y0, y1, DECK - PLANK - .06, 1.05, paint)
        n = 45
        for k in range(n):
            y = y0 + (y1 - y0) * (k + .5) / n
            m.box(-1.95, y - .05, DECK - PLANK - .07, 1.95, y + .05, DECK - PLANK, paint)
            m.box(-1.72, y - .03, DECK - 1.0, 1.72, y + .03, DECK - .9, paint)
        for sx in (-1, 1):
            m.box(sx * 2.0 - .03, y0, DECK - .18, sx * 2.0 + .03, y1, DECK + .06, paint)
            R.steel_railing(m, sx * 1.95, y0, y1, DECK, RAIL_H, n, paint, [y for y in ends[1:-1] if y0 < y < y1])
    for y in ends[1:-1]:
        R.pier(m, -1.9, 1.9, y, .75, -5, DECK - 1.35, M['concrete'])
        for x in (-1.72, -.58, .58, 1.72):
            m.box(x - .2, y - .3, DECK - 1.36, x + .2, y + .3, DECK - 1.14, M['iron'])
    for sg in (-1, 1):                                       # abutments, wing walls, end pillars
        y = sg * HALF
        m.box(-2.9, min(y - sg * .9, y + sg * 7), -1, 2.9, max(y - sg * .9, y + sg * 7), DECK - 1.3, M['concrete'])
        m.box(-2.9, min(y, y + sg * 7), DECK - 1.3, 2.9, max(y, y + sg * 7), DECK - .02, M['concrete'])
        for sx in (-1, 1):
            m.box(sx * 2.5 - .35, y + sg * .1 - .35, DECK - .1, sx * 2.5 + .35, y + sg * .1 + .35, DECK + 1.5, M['concrete'])
            m.box(sx * 2.5 - .43, y + sg * .1 - .43, DECK + 1.5, sx * 2.5 + .43, y + sg * .1 + .43, DECK + 1.62, M['cap'])
            m.box(sx * 2.6 - .13, min(y + sg * .4, y + sg * 7), DECK, sx * 2.6 + .13, max(y + sg * .4, y + sg * 7), DECK + .95, M['concrete'])
    m.build('old bridge')
    m = K.Mesh()
    R.road_bridge(m, NEW_X, 6.0, -92, 92, ROAD, 5, (M['concrete'], M['asphalt'], M['white']))
    m.build('road bridge')


def bridgehead(M):
    """Portal with a blank board and watchtower at the northern end."""
    m = K.Mesh()
    y, z = 99.5, GROUND
    for sx in (-1, 1):
        x = sx * 3.7
        m.box(x - .45, y - .45, z - .5, x + .45, y + .45, z + .8, M['concrete'])
        m.box(x - .3, y - .3, z + .8, x + .3, y + .3, z + 5.4, M['lime'])
        m.box(x - .4, y - .4, z + 5.4, x + .4, y + .4, z + 5.55, M['cap'])
        m.box(x - .38, y - .38, z + 1.0, x + .38, y + .38, z + 1.12, M['cap'])
    m.box(-4.3, y - .16, z + 4.0, 4.3, y + .16, z + 5.15, M['blue'])
    m.box(-4.1, y - .19, z + 4.14, 4.1, y + .19, z + 5.0, M['lime'])
    m.box(-4.5, y - .3, z + 5.15, 4.5, y + .3, z + 5.3, M['cap'])
    m.build('portal')
    m = K.Mesh()
    x, y = -9.5, 106.0
    for sx in (-1, 1):
        for sy in (-1, 1):
            m.tube([(x + sx * 1.7, y + sy * 1.7, z - .4), (x + sx * 1.25, y + sy * 1.25, z + 6.2)], .12, 10, M['wood'])
    for k in range(3):
        a, b = 1.7 - .15 * k, 1.7 - .15 * (k + 1)
        for p, q in (((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1))):
            z0, z1 = z + .2 + 2 * k, z + 2.2 + 2 * k
            m.tube([(x + p[0] * a, y + p[1] * a, z0), (x + q[0] * b, y + q[1] * b, z1)], .05, 6, M['wood'])
            m.tube([(x + p[0] * b, y + p[1] * b, z1), (x + q[0] * b, y + q[1] * b, z1)], .06, 6, M['wood'])
    m.box(x - 1.7, y - 1.7, z + 6.2, x + 1.7, y + 1.7, z + 6.35, M['wood'])
    for sx in (-1, 1):
        m.box(x + sx * 1.62 - .04, y - 1.66, z + 6.35, x + sx * 1.62 + .04, y + 1.66, z + 7.35, M['boards'])
        m.box(x - 1.66, y + sx * 1.62 - .04, z + 6.35, x + 1.66, y + sx * 1.62 + .04, z + 7.35, M['boards'])
        for sy in (-1, 1):
            m.box(x + sx * 1.58 - .06, y + sy * 1.58 - .06, z + 6.3, x + sx * 1.58 + .06, y + sy * 1.58 + .06, z + 8.5, M['wood'])
    for k in range(14):                                      # ladder
        m.box(x - .3, y - 1.95 - .03 * (14 - k), z + .35 + .43 * k, x + .3, y - 1.9 - .03 * (14 - k), z + .40 + .43 * k, M['wood'])
    for s in (-.3, .3):
        m.tube([(x + s, y - 2.4, z), (x + s, y - 1.92, z + 6.5)], .035, 6, M['wood'])
    K.curved_roof(m, 4.4, 4.4, 1.3, .4, z + 8.45, M['tile'], M['trim'], M['wood'], .0, (x, y), n=6, nt=5, ornaments=False)
    m.build('watchtower')

# ------------------------------------------------------------------ north bank


def terrace(m, cx, cy, half, z0, z1, wall, top):
    m.prism([(cx + p[0] * half, cy + p[1] * half) for p in ((-1, -1), (1, -1), (1, 1), (-1, 1))], z0, z1, wall, top)


def flag_tower(M):
    z, y = GROUND, TOWER_Y
    m = K.Mesh()
    m.face([(-36, 201, z + .06), (36, 201, z + .06), (36, 304, z + .06), (-36, 304, z + .06)], M['pave'])
    for x in range(-30, 31, 6):                              # bands in the paving
        m.box(x - .22, 201, z, x + .22, 304, z + .0635, M['granite'])
    for yy in range(204, 304, 6):
        m.box(-36, yy - .22, z, 36, yy + .22, z + .0650, M['granite'])
    m.box(-3, 201, z, 3, 244, z + .0675, M['dusk'])
    levels = ((18, 0, .9), (13, .9, 1.8), (8.6, 1.8, 2.7))
    for half, a, b in levels:
        terrace(m, 0, y, half, z + a, z + b - .14, M['stone'], M['pave'])
        terrace(m, 0, y, half + .14, z + b - .14, z + b, M['granite'], M['pave'])
        for turn in range(4):
            xf = Matrix.Translation((0, y, 0)) @ Matrix.Rotation(turn * pi / 2, 4, 'Z') @ Matrix.Translation((0, -half - .14 - 6 * .34, z + a))
            K.steps(m, 5.2, 6, .15, .34, M['granite'], xf)
    m.build('terraces')
    m = K.Mesh()
    p = []                                                   # base to 11.5 m above the ground: sourced height, own form
    for h, r in ((2.7, 5.3), (3.5, 5.3), (3.6, 4.7), (8.9, 3.9), (9.0, 4.35), (9.5, 4.35), (9.6, 3.3), (11.2, 2.7), (BASE_H, 2.9), (BASE_H, 0)):
        p.append([(r * a, y + r * b, z + h) for a, b in ((-1, -.62), (-.62, -1), (.62, -1), (1, -.62), (1, .62), (.62, 1), (-.62, 1), (-1, .62))])
    m.quads(p, M['pale'], closed=True)
    for turn in range(4):                                    # blank relief panels in frames
        xf = Matrix.Translation((0, y, z)) @ Matrix.Rotation(turn * pi / 2, 4, 'Z') @ Matrix.Translation((0, -4.32, 6.3)) @ Matrix.Rotation(-.15, 4, 'X')
        m.box(-2.35, -.06, -1.75, 2.35, .25, 1.75, M['granite'], xf=xf)
        m.box(-2.1, -.12, -1.5, 2.1, .1, 1.5, M['bronze'], xf=xf)
        for k in range(7):                                   # waves, no figures
            pts = [xf @ Vector((-2.0 + 4.0 * i / 24, -.13, -1.2 + .38 * k + .09 * sin(i * .9 + k * 1.3))) for i in range(25)]
            m.tube([tuple(q) for q in pts], .05, 6, M['bronze'])
    m.build('tower base', bevel=.04)
    m = K.Mesh()
    m.lathe([(1.5, 0), (1.5, .25), (1.0, .4), (.62, 1.0), (.46, 2.2), (.40, 10), (.33, POLE_TOP - BASE_H - CABIN_BELOW)], 28, M['steel'], at=(0, y, z + BASE_H))
    zc = z + POLE_TOP - CABIN_BELOW
    m.lathe([(.34, -.9), (.95, -.1), (1.05, 0), (1.05, .1), (.0, .1)], 20, M['steel'], at=(0, y, zc))
    for k in range(12):
        a = 2 * pi * k / 12
        m.tube([(1.0 * cos(a), y + 1.0 * sin(a), zc), (1.0 * cos(a), y + 1.0 * sin(a), zc + 1.05)], .025, 5, M['steel'])
    for h in (.55, 1.05):
        m.tube([(1.0 * cos(2 * pi * k / 24), y + 1.0 * sin(2 * pi * k / 24), zc + h) for k in range(25)], .03, 5, M['steel'])
    for k in range(70):                                      # rungs up to the cabin
        h = z + BASE_H + 1.2 + k * .235
        m.box(-.14, y - .60, h, .14, y - .57, h + .03, M['steel'])
    m.lathe([(.31, 0), (.20, 9.0)], 20, M['steel'], at=(0, y, zc))
    K.flag_vn(m, (0, y, zc), FLAG_W, (M['red'], M['yellow'], M['steel'], M['gold']), CABIN_BELOW, seed=.6)
    m.build('pole', smooth='auto')
    m = K.Mesh()                                             # plaque without words, incense urn
    m.box(6.2, 240.7, z + .0, 9.0, 241.9, z + .45, M['granite'])
    m.box(6.5, 240.9, z + .45, 8.7, 241.4, z + 2.75, M['dark'], taper=.05)
    m.box(6.75, 240.84, z + .8, 8.45, 240.92, z + 2.5, M['bronze'])
    m.build('plaque', bevel=.02)
    m = K.Mesh()
    K.urn(m, (0, 238.6, z + .06), 1, M['bronze'])
    m.build('urn', smooth='auto')
    m = K.Mesh()
    for sx in (-1, 1):                                       # planters along the plaza
        for k in range(4):
            x, yy = sx * 13, 210 + k * 11 if k < 3 else 292
            m.box(x - 2.2, yy - 4.5, z, x + 2.2, yy + 4.5, z + .5, M['granite'])
            m.box(x - 1.95, yy - 4.25, z + .5, x + 1.95, yy + 4.25, z + .52, M['soil'])
    m.build('planters')


def houses(M):
    mats = (M['lime'], M['tile'], M['trim'], M['shutter'], M['stone'], M['windark'])
    joint = R.plain_house('joint house', 16, 8.5, 3.5, mats, 7, 2.2)
    K.place(joint, *JOINT, GROUND, -pi / 2)
    wood = (M['boards'], M['tile'], M['wood'], M['wood'], M['stone'], M['windark'])
    post = R.plain_house('police post', 15, 6.2, 3.1, wood, 5, 1.6, boards=True)
    x, y = POST
    K.place(post, x + 3, y - 15, GROUND, radians(180 - 22))        # three houses in a V that opens to the old road
    K.place(post, x + 3, y + 15, GROUND, radians(22))
    K.place(post, x - 9.5, y, GROUND, pi / 2)
    hx, hy = HALL
    m = K.Mesh()
    m.box(-17, -9, -.6, 17, 9, .7, M['stone'])
    for k in range(5):
        m.box(-4, -9 - .35 * (k + 1), -.6, 4, -9 - .35 * k, .7 - .14 * (k + 1), M['granite'])
    m.box(-15, -7, .7, 15, 7, 5.2, M['ochrewall'])
    for k in range(11):
        xx = -14 + 2.8 * k
        m.box(xx - .22, -8.6, .7, xx + .22, -8.16, 5.2, M['lime'])
        if k < 10:
            m.box(xx + .75, -7.06, 1.3 if k not in (4, 5) else .7, xx + 2.05, -6.9, 4.0, M['windark'])
    m.box(-15.2, -8.8, 4.7, 15.2, -6.9, 5.2, M['lime'])
    K.curved_roof(m, 34, 20, 3.0, 20, 5.1, M['tile'], M['trim'], M['wood'], .25, n=12, nt=7, ornaments=False)
    m.box(-9, -3.5, 7.0, 9, 3.5, 9.0, M['lime'])
    K.curved_roof(m, 21, 9.6, 2.6, 12, 8.9, M['tile'], M['trim'], M['wood'], .3, n=12, nt=6, ornaments=False)
    K.place(m.build('exhibition hall', link=False), hx, hy, GROUND, -pi / 2 + .35)


def loudspeakers(M):
    big = R.horn('horn', HORN_L, HORN_D, M['horn'], M['hornin'])
    small = R.horn('small horn', .46, .44, M['horn'], M['hornin'])
    x, y, z = HORN_AT
    R.aim(big, (x, y + .6, z), 180, 2)
    m = K.Mesh()
    g = hz(x, y)
    m.box(x - .75, y - 1.3, g - .6, x + .75, y + 1.2, g + .28, M['concrete'])
    for yy in (y - .75, y + .45):
        for sx in (-1, 1):
            m.tube([(x + sx * .55, yy, g + .25), (x + sx * .2, yy, z - (.16 if yy > y else .30))], .05, 8, M['iron'])
        m.box(x - .3, yy - .06, z - (.22 if yy > y else .38), x + .3, yy + .06, z - (.14 if yy > y else .28), M['iron'])
    m.build('horn stand', bevel=.015)
    cx, cy = CLUSTER
    g = hz(cx, cy) - .1
    m = K.Mesh()
    m.box(cx - 1.9, cy - .5, g - .5, cx + 1.9, cy + .9, g + .3, M['concrete'])
    for sx in (-1, 1):
        m.box(cx + sx * 1.5 - .06, cy + .1, g + .3, cx + sx * 1.5 + .06, cy + .22, g + 5.9, M['iron'])
        m.tube([(cx + sx * 1.5, cy + .9, g + .3), (cx + sx * 1.5, cy + .2, g + 4.2)], .045, 8, M['iron'])
    for r in range(6):
        zz = g + 2.5 + .62 * r
        m.box(cx - 1.6, cy + .1, zz - .04, cx + 1.6, cy + .18, zz + .04, M['iron'])
        for c in range(4):                                   # 24 speakers, as the sources count them
            R.aim(small, (cx - 1.13 + .75 * c, cy + .06, zz), 180, 0)
    m.build('speaker rack')
    m = K.Mesh()                                             # bench looking over the water
    bx, by = 49.6, 97.4
    for k in range(4):
        m.box(bx - .9, by - .24 + .13 * k, GROUND + .43, bx + .9, by - .13 + .13 * k, GROUND + .47, M['wood'])
    for k in range(3):
        m.box(bx - .9, by + .32 + .02 * k, GROUND + .6 + .15 * k, bx + .9, by + .36 + .02 * k, GROUND + .72 + .15 * k, M['wood'])
    for sx in (-1, 1):
        m.box(bx + sx * .75 - .06, by - .24, GROUND, bx + sx * .75 + .06, by + .34, GROUND + .43, M['concrete'])
        m.box(bx + sx * .75 - .05, by + .28, GROUND, bx + sx * .75 + .05, by + .36, GROUND + 1.05, M['concrete'])
    m.build('bench', bevel=.01)

# ------------------------------------------------------------------ south bank


def monument(M):
    z, y = GROUND, STATUE_Y
    m = K.Mesh()
    m.prism(K.circle(40, 72, (0, y + 16)), z - .3, z + .06, M['pave'])
    for r in (16, 22, 28, 34, 39.4):                         # rings and rays in the paving
        m.lathe([(r - .25, .0), (r - .25, .0640), (r + .25, .0640), (r + .25, .0)], 90, M['granite'], at=(0, y, z)) if r < 24 else \
            m.lathe([(r - .25, .0), (r - .25, .0640), (r + .25, .0640), (r + .25, .0)], 60, M['granite'], at=(0, y, z), a0=pi / 2 - .75, a1=pi / 2 + .75)
    for k in range(-4, 5):
        a = pi / 2 + k * .17
        xf = Matrix.Translation((0, y, z)) @ Matrix.Rotation(a, 4, 'Z')
        m.box(13.2, -.2, 0, 45, .2, .0665, M['granite'] if k else M['dusk'], xf=xf)
    for r, a, b in ((13, .06, .5), (11.2, .5, .95), (9.4, .95, 1.5)):
        m.prism(K.circle(r, 64, (0, y)), z + a - .1, z + b, M['granite'], M['pave'])
    m.lathe([(8.9, 1.5), (8.9, 1.7), (8.4, 1.8), (8.1, 2.9), (8.4, 3.0), (8.4, 3.2), (0, 3.2)], 64, M['stone'], at=(0, y, z))
    m.build('monument plaza')
    zt = z + 3.2
    w = K.Mesh()
    R.stack(w, [(0, 0, -.4, 1.9, 1.5), (0, 0, .6, 1.72, 1.32), (0, 0, 2.4, 1.42, 1.06), (0, .02, 4.2, 1.16, .88), (0, .04, 5.5, .90, .70), (0, .08, 6.5, 1.06, .76), (0, .05, 7.3, 1.22, .62), (0, .02, 7.72, .82, .46), (0, .05, 7.92, .40, .38), (0, .1, 8.3, .36, .36)], M['statue'], .055)
    R.ball(w, (0, .16, 8.78), (.50, .58, .70), M['statue'])
    R.ball(w, (0, -.12, 8.95), (.60, .60, .60), M['statue'])
    R.ball(w, (0, -.62, 8.62), (.36, .34, .36), M['statue'])
    w.tube([(0, .62, 8.80), (0, .82, 8.66), (0, .62, 8.56)], [.06, .09, .08], 8, M['statue'])
    w.tube([(-1.1, 0, 7.3), (-1.5, .25, 6.2), (-1.15, .9, 5.7), (-.35, 1.05, 6.35)], [.40, .34, .27, .20], 14, M['statue'])
    w.tube([(1.1, 0, 7.3), (1.5, .2, 6.2), (1.75, .55, 5.25), (2.15, .75, 4.75)], [.40, .34, .27, .20], 14, M['statue'])
    R.ball(w, (-.25, 1.08, 6.45), (.24, .2, .28), M['statue'])
    R.stack(w, [(.05, .14, 7.35, .98, .62), (.05, .2, 7.7, .66, .55), (.05, .2, 7.95, .52, .5)], M['statue'])
    w.tube([(.35, .62, 7.5), (.55, .88, 6.6), (.6, .86, 5.6), (.66, .8, 4.9)], [.26, .22, .2, .16], 10, M['statue'])
    R.hewn(w, 'woman', .07, (-1.6, y + 1.0, zt))
    c = K.Mesh()
    s = .60
    R.stack(c, [(0, 0, -.4, 1.05, .85), (0, 0, .5, .98, .80), (0, 0, 1.9, .84, .66), (0, .02, 2.9, .70, .54), (0, .06, 3.7, .76, .55), (0, .04, 4.25, .84, .46), (0, .02, 4.5, .55, .36), (0, .04, 4.62, .28, .27), (0, .08, 4.9, .26, .26)], M['statue'], .05)
    R.ball(c, (0, .12, 5.32), (.47, .52, .60), M['statue'])
    R.ball(c, (0, -.08, 5.44), (.54, .53, .54), M['statue'])
    c.tube([(0, .5, 5.34), (0, .66, 5.22), (0, .5, 5.14)], [.05, .07, .06], 8, M['statue'])
    c.tube([(.75, 0, 4.25), (1.0, .2, 3.4), (.85, .62, 2.75)], [.28, .23, .16], 12, M['statue'])
    c.tube([(-.75, 0, 4.25), (-1.05, .12, 3.5), (-1.35, .3, 2.9)], [.28, .23, .16], 12, M['statue'])
    R.hewn(c, 'child', .055, (.75, y + 1.55, zt))
    f = K.Mesh()
    for x, dy, h, lean, reach in ((0, -3.6, FROND_H - 5.0, .8, 2.5), (-2.0, -3.2, 16.6, -3.0, 2.4), (2.1, -3.2, 15.8, 3.2, 2.4), (-3.9, -2.4, 12.6, -4.6, 2.2), (4.1, -2.4, 11.8, 4.6, 2.2)):
        R.stone_frond(f, (x, y + dy, zt - .2), h, lean, M['frond'], 30, reach)
    f.build('fronds', smooth='auto')
    m = K.Mesh()                                             # village stone without words, offering table, urn
    m.box(5.4, -168.9, z - .2, 7.2, -167.9, z + .35, M['granite'])
    R_ = [(5.55, 7.05, .35), (5.62, 7.0, 1.3), (5.8, 6.9, 1.85), (6.2, 6.6, 2.1)]
    for (a, b, h), (a2, b2, h2) in zip(R_, R_[1:]):
        for yy in (-168.2, -168.6):
            m.face([(a, yy, z + h), (b, yy, z + h), (b2, yy, z + h2), (a2, yy, z + h2)][::1 if yy < -168.4 else -1], M['pale'])
        m.face([(a, -168.2, z + h), (a, -168.6, z + h), (a2, -168.6, z + h2), (a2, -168.2, z + h2)], M['pale'])
        m.face([(b, -168.6, z + h), (b, -168.2, z + h), (b2, -168.2, z + h2), (b2, -168.6, z + h2)], M['pale'])
    m.face([(6.2, -168.6, z + 2.1), (6.6, -168.6, z + 2.1), (6.6, -168.2, z + 2.1), (6.2, -168.2, z + 2.1)], M['pale'])
    m.box(-1.4, y + 14.2, z + .06, 1.4, y + 15.2, z + .95, M['granite'])
    m.box(-1.6, y + 14.05, z + .95, 1.6, y + 15.35, z + 1.08, M['dark'])
    m.build('stones', bevel=.02)
    m = K.Mesh()
    K.urn(m, (0, y + 14.7, z + .74), .8, M['bronze'])
    m.build('urn south', smooth='auto')

# ------------------------------------------------------------------ plants, villages, boats


class Library(dict):
    """Plants are grown when first asked for: most pictures need few of them."""

    def __init__(self, M):
        super().__init__()
        L1, L2, L3 = K.leaf('leaf dark', (.070, .140, .028)), K.leaf('leaf mid', (.105, .19, .035)), K.leaf('leaf light', (.15, .235, .05))
        red, wht = K.leaf('phuong bloom', (.62, .085, .03), .3, .15), K.leaf('frangipani bloom', (.85, .82, .70), .3, .05)
        b, b2 = M['bark'], M['bark2']
        self.makers = {
            'palm': lambda: [K.palm(f'palm{i}', 50 + i, 8.6 + 1.2 * i, 20, 3.1, L2, b2) for i in range(3)],
            'frangipani': lambda: [K.frangipani(f'frangipani{i}', 60 + i, 4.4, L2, b2, wht) for i in range(2)],
            'ball': lambda: [K.shrub('ball', 70, .7, 1.1, 1300, .11, L1)],
            'bush': lambda: [K.shrub('bush', 72, 1.2, 1.7, 800, .24, L2), K.shrub('bush2', 73, 1.4, 2.0, 800, .26, L3)],
            'hedge': lambda: [K.shrub('hedge', 71, h=.65, cards=1500, size=.09, leaf_mat=L1, box=(3.0, .8))],
            'tuft': lambda: [K.tuft(f'tuft{i}', 80 + i, h=.085, blades=34, mat=K.leaf('blade', (.155, .225, .05), .45, .2)) for i in range(2)]}
        for lod, (c, n, z) in {'hi': (105, 110, .21), 'mid': (60, 48, .40), 'low': (26, 16, .95)}.items():
            self.trees(lod, c, n, z, (L1, L2, L3), (b, b2), red)

    def trees(self, lod, c, n, z, leaves, bark, red):
        (L1, L2, L3), (b, b2) = leaves, bark
        self.makers.update({
            ('banyan', lod): lambda: [K.broadleaf(f'banyan.{lod}', 10, 12, 6.4, .55, .24, .75, c, n, z, L1, b)],
            ('bang', lod): lambda: [K.broadleaf(f'bang.{lod}{i}', 20 + i, 9.0, 4.2, .26, .3, .6, c, n, z * .95, L2, b2) for i in range(2)],
            ('phuong', lod): lambda: [K.broadleaf(f'phuong.{lod}', 30, 8.4, 5.6, .3, .42, .35, c, n, z * .8, L3, b2, red, .22)],
            ('xacu', lod): lambda: [K.broadleaf(f'xacu.{lod}', 40, 13.5, 4.6, .38, .34, .8, c, n, z, L2, b)]})

    def __missing__(self, key):
        self[key] = self.makers[key]()
        return self[key]


def put(lib, kind, x, y, rng, s=1.0, lod=None):
    near = min((hypot(x - c[0], y - c[1]) for c in NOW if c[2] < 20), default=100)
    key = kind if kind in lib.makers else (kind, lod or ('hi' if near < 40 else 'mid' if near < 160 else 'low'))
    K.place(rng.choice(lib[key]), x, y, hz(x, y) - .05, rng.uniform(0, 6.28), s * rng.uniform(.82, 1.18))


KEEP = [(0, 150, 7, 400), (NEW_X, 0, 15, 2000)]              # strips without trees: x, middle y, half width, half length
SPOTS = [(JOINT[0], JOINT[1], 15), (POST[0], POST[1], 27), (HALL[0], HALL[1], 24), (0, TOWER_Y, 44), (0, STATUE_Y + 12, 44), (45, 90, 13), (-9.5, 106, 5), (9, 127, 12), (20, 128, 12), (-20, 138, 12)]


def free(x, y, pad=0.0):
    if any(abs(x - a) < w + pad and abs(y - b) < l for a, b, w, l in KEEP) or any(hypot(x - a, y - b) < r + pad for a, b, r in SPOTS):
        return False
    return not (abs(x) < 9 and abs(y) < 340 or 196 < y < 312 and abs(x) < 40)


def planting(M, lib):
    rng = random.Random(2030)
    for y in range(142, 200, 11):                            # avenue from the bridge to the flag tower
        for sx in (-1, 1):
            put(lib, 'palm', sx * 7.2, y, rng, .95)
            put(lib, 'ball', sx * 5.0, y + 5.5, rng)
    for y in range(-150, -104, 11):
        for sx in (-1, 1):
            put(lib, 'palm', sx * 7.2, y, rng, .95)
            put(lib, 'ball', sx * 5.0, y + 5.5, rng)
    for sx in (-1, 1):                                       # plaza of the flag tower
        for k in range(4):
            y = 210 + k * 11 if k < 3 else 292
            for dy in (-2.6, 0, 2.6):
                K.place(lib['hedge'][0], sx * 13, y + dy, GROUND + .45, pi / 2)
            put(lib, 'frangipani', sx * 13, y, rng)
            put(lib, 'ball', sx * 22, y, rng), put(lib, 'palm', sx * 29, y, rng)
        for k in range(8):
            put(lib, ('xacu', 'bang', 'phuong')[k % 3], sx * 42, 206 + 13 * k, rng)
    for k in range(8):
        put(lib, 'bang' if k % 2 else 'xacu', -40 + 11.4 * k, 316, rng)
    for k in range(26):                                      # half ring behind the monument
        a = pi + pi * k / 25
        put(lib, ('bang', 'palm', 'xacu')[k % 3], 47 * cos(a), STATUE_Y + 14 + 47 * sin(a), rng)
    for k in range(20):
        a = pi * k / 19
        if abs(cos(a)) > .3:
            put(lib, 'frangipani' if k % 2 else 'ball', 43 * cos(a), STATUE_Y + 16 + 43 * sin(a), rng)
    for x, y, kind in ((51.5, 101.5, 'banyan'), (58, 97, 'palm'), (61.5, 99.5, 'palm'), (33, 101, 'frangipani'), (28, 97.5, 'palm'), (40, 104, 'bang'), (66, 103, 'bang'), (17.6, 119.2, 'frangipani'), (18.2, 143.2, 'frangipani'), (12, 150, 'bang'), (13.5, 109, 'palm'),
                       (-14, 122, 'bang'), (-14, 152, 'phuong'), (-18, 101, 'palm'), (37, 118, 'xacu'), (40, 140, 'banyan'), (-52, 118, 'bang'), (-54, 156, 'xacu'), (30, 154, 'phuong'), (-12, -152, 'phuong'), (14, -146, 'bang')):
        put(lib, kind, x, y, rng)
    for k in range(5):                                       # hedge before the Joint House
        for y0 in (117.5, 132.5):
            K.place(lib['hedge'][0], 18.4, y0 + 3 * k - (1.5 if y0 < 120 else 0), GROUND, pi / 2) if y0 + 3 * k < 124 or y0 > 130 and y0 + 3 * k < 146 else None
    pts = []
    for _ in range(5200):                                    # groves of the park
        x, y = rng.uniform(-136, 160), rng.choice((-1, 1)) * rng.uniform(88, 345)
        if not free(x, y, 3) or noise.fractal(Vector((x / 55, y / 55, 5.1)), 1, 2, 3) < -.07 or float(dry(x, y)) < 16:
            continue
        if any((x - a) ** 2 + (y - b) ** 2 < 50 for a, b in pts):
            continue
        pts.append((x, y))
        put(lib, rng.choice(['bang', 'xacu', 'phuong', 'bang', 'xacu', 'palm', 'banyan']), x, y, rng)
    for sg in (-1, 1):                                       # palms and bushes along both banks
        for k in range(-44, 46):
            x = k * 14 + rng.uniform(-5, 5)
            y = float(centre(np.float32(x))) + sg * (RIVER_W / 2 + rng.uniform(14, 30))
            if not free(x, y, 1) or abs(x) < 22 or sg > 0 and 24 < x < 64:
                continue
            put(lib, rng.choice(['palm', 'palm', 'bang', 'xacu']), x, y, rng)
    it = {'low': [], 'bush': [], 'bush2': []}
    for _ in range(4600):                                    # belts farther along the river
        x, sg = rng.choice((-1, 1)) * rng.uniform(150, 3600) ** 1.0, rng.choice((-1, 1))
        y = float(centre(np.float32(x))) + sg * (RIVER_W / 2 + 18 + rng.expovariate(1 / 28))
        if free(x, y):
            it[rng.choice(('low', 'low', 'bush', 'bush2'))].append((x, y))
    for cx, cy in VILLAGES:
        for _ in range(220):
            it['low'].append((cx + rng.gauss(0, 95), cy + rng.gauss(0, 60)))
    for _ in range(300):                                     # clumps in the fields
        a, r = rng.uniform(0, 6.283), 420 + 5200 * rng.random() ** 1.6
        for _ in range(rng.randint(3, 13)):
            it['low'].append((r * cos(a) + rng.gauss(0, 38), r * sin(a) + rng.gauss(0, 26)))
    for name, v in it.items():
        v = [p for p in v if float(dry(*p)) > 6 and free(*p)]
        kinds = [lib['banyan', 'low'][0], lib['bang', 'low'][0], lib['xacu', 'low'][0]] if name == 'low' else [lib['bush'][name == 'bush2']]
        for j, ob in enumerate(kinds):
            K.scatter_faces(f'belt {name}{j}', ob, [(x, y, hz(x, y) - .15, rng.uniform(0, 6.28), rng.uniform(.6, 1.05)) for x, y in v[j::len(kinds)]])
    it = [[], []]                                            # grass near the cameras, bushes on the bank
    for c in NOW:
        if abs(c[1]) < 50:
            continue
        for n in range(13000):
            r, a = 26 * rng.random() ** .75, rng.uniform(0, 6.283)
            x, y = c[0] + r * cos(a), c[1] + r * sin(a)
            if is_lawn(x, y):
                it[n % 2].append((x, y, hz(x, y), rng.uniform(0, 6), rng.uniform(.6, 1.25)))
    for k in range(2):
        K.scatter_faces(f'grass{k}', lib['tuft'][k], it[k])
    low = []
    for _ in range(900):
        x, sg = rng.uniform(-190, 190), rng.choice((-1, 1))
        y = sg * (RIVER_W / 2 + rng.uniform(1.0, 9))
        if abs(x) > 5 and abs(x - NEW_X) > 9 and float(dry(x, y)) > 1.2 and vn(x, y, 11, 5) > .05:
            low.append((x, y, hz(x, y), rng.uniform(0, 6.28), rng.uniform(.25, .6)))
    K.scatter_faces('bank bush', lib['bush'][0], low[::2])
    K.scatter_faces('bank bush b', lib['bush'][1], low[1::2])


def is_lawn(x, y):
    if abs(x) < 3.1 or float(dry(x, y)) < 7 or 200.5 < y < 305 and abs(x) < 36.5 or hypot(x, y - STATUE_Y - 16) < 40.2:
        return False
    for p, w in ((((2.4, 126.5), (21, 126.5)), 1.7), (((-2.4, 137), (-27, 138)), 1.6), (((2.6, 112), (20, 108), (36, 95.5), (44, 93), (60, 92.5), (96, 93)), 1.3), (((2.6, 178), (30, 181), (49, 184)), 1.7)):
        for a, b in zip(p, p[1:]):
            dx, dy = b[0] - a[0], b[1] - a[1]
            t = max(0, min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)))
            if hypot(x - a[0] - t * dx, y - a[1] - t * dy) < w:
                return False
    return abs(x - JOINT[0]) > 7 or abs(y - JOINT[1]) > 9.2


VILLAGES = [(-330, 320), (-620, -260), (290, 330), (420, -330), (-230, -420), (720, 120), (-900, 700), (150, 620), (-150, 760), (60, -700), (560, 760), (-1300, -500), (1300, -700), (1100, 500)]


def villages(M):
    rng, libs, pts = random.Random(4), R.village_houses(), []
    for cx, cy in VILLAGES:
        for _ in range(70):
            x, y = cx + rng.gauss(0, 75), cy + rng.gauss(0, 48)
            if float(dry(x, y)) < 30 or not free(x, y, 8) or abs(x - 10) < 150 and abs(y) < 350 or any(hypot(x - a, y - b) < 18 for a, b in pts):
                continue
            pts.append((x, y))
            K.place(rng.choice(libs), x, y, hz(x, y), rng.choice((.1, .15, 1.7, 1.66)) + rng.uniform(-.1, .1), rng.uniform(.85, 1.15))
    for k in range(34):                                      # along the highway
        for sx in (-1, 1):
            y = rng.choice((-1, 1)) * (370 + k * 21)
            if rng.random() < .75:
                K.place(libs[3 if rng.random() < .55 else rng.randrange(3)], NEW_X + sx * rng.uniform(17, 22), y, GROUND, sx * pi / 2 if rng.random() < .9 else 0)


def boats(M):
    s = R.sampan('sampan', K.plain('boat', (.12, .085, .055), .7, 0, 5, .3), K.plain('boat deck', (.24, .17, .105), .8))
    for x, y, a in ((46, 30, .15), (70, 62, .05), (-30, -52, -.1), (140, -20, .3), (-190, 30, .2), (210, 10, -.2), (62, 66.5, .0), (96, -60, .1)):
        K.place(s, x, y, .05, a)

# ------------------------------------------------------------------ assembly and output


def materials():
    k = K
    return dict(
        planks=[R.plank_material(f'ironwood {i}', c) for i, c in enumerate(((.235, .150, .095), (.27, .18, .12), (.205, .128, .082)))],
        blue=k.plain('bridge blue', (.030, .150, .385), .45, 0.0, 3.0, .08), ochre=k.plain('bridge yellow', (.78, .45, .050), .45, 0.0, 3.0, .06),
        gap=k.plain('plank gaps', (.075, .05, .034), .9), stripe=k.plain('white stripe', (.80, .80, .78), .7, 0.0, 8.0, .06), white=k.plain('white paint', (.74, .73, .70), .8, 0.0, 1.0, .08),
        concrete=k.plain('concrete', (.40, .385, .355), .85, 0.0, 1.2, .22), iron=k.plain('iron', (.11, .11, .11), .55, .4, 6.0, .25),
        asphalt=k.plain('asphalt', (.12, .12, .12), .9, 0.0, 2.0, .2), pave=k.pavers('pavers', (.335, .295, .25), (.285, .255, .22), .6, .6),
        pave2=k.pavers('brick paving', (.37, .22, .155), (.31, .185, .135), .3, .15, (.3, .27, .23)), granite=k.plain('granite', (.37, .355, .335), .55, 0.0, 60.0, .16),
        dusk=k.plain('brown granite', (.30, .255, .225), .6, 0.0, 60.0, .16), dark=k.plain('dark granite', (.12, .12, .125), .35, 0.0, 60.0, .2), stone=k.pavers('grey stone', (.36, .34, .31), (.30, .285, .26), 1.2, .45),
        pale=k.plain('pale stone', (.47, .45, .41), .75, 0.0, 4.0, .12), cap=k.plain('lime cap', (.48, .45, .39), .85, 0.0, 5.0, .25),
        lime=k.plain('limewash', (.70, .64, .49), .9, 0.0, 1.2, .10), ochrewall=k.plain('ochre wall', (.62, .50, .32), .9, 0.0, 1.2, .12),
        boards=U_timber('wall boards', (.20, .135, .085)), wood=k.plain('ironwood frame', (.16, .085, .05), .6, 0.0, 10.0, .3),
        shutter=k.plain('shutters', (.07, .19, .20), .6, 0.0, 6.0, .15), windark=k.plain('window', (.035, .04, .045), .35),
        tile=k.tiles('clay tiles', (.37, .15, .085)), trim=k.plain('roof mortar', (.52, .48, .42), .85, 0.0, 3.0, .25),
        bronze=k.plain('bronze', (.23, .155, .075), .4, .85, 8.0, .25), gold=k.plain('gilt', (.80, .52, .16), .3, .9), steel=k.plain('pale steel', (.62, .63, .64), .4, .35, 3.0, .05),
        red=k.plain('flag red', (.62, .012, .012), .75, 0.0, 2.0, .05), yellow=k.plain('flag yellow', (.95, .66, .02), .7, 0.0, 2.0, .03),
        horn=k.plain('grey enamel', (.30, .33, .32), .45, .2, 4.0, .15), hornin=k.plain('horn mouth', (.17, .185, .18), .6, .2, 4.0, .15),
        statue=k.plain('grey statue stone', (.30, .29, .275), .8, 0.0, 5.0, .14), frond=k.plain('frond stone', (.40, .385, .36), .8, 0.0, 3.0, .14),
        soil=k.plain('soil', (.25, .20, .145), .95, 0.0, 1.5, .35), bark=k.plain('bark', (.19, .145, .11), .95, 0.0, 6.0, .4), bark2=k.plain('pale bark', (.34, .31, .27), .9, 0.0, 5.0, .3))


def U_timber(name, c):
    import kit_underground
    return kit_underground.timber(name, c)


def light(name):
    """Sky and sun of one scene, in place of those before."""
    for ob in [o for o in bpy.data.objects if o.type in ('LIGHT', 'CAMERA')]:
        bpy.data.objects.remove(ob)
    K.sky(sun=4.6, sky_strength=.17, **SCENES[name]['sun'])


def build(names):
    """The whole site, with fine plants round the cameras of these scenes."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    K._cache.clear()
    K.TONE['ruin'] = False
    NOW[:] = [SCENES[n]['cam'] for n in names]
    M = materials()
    for part in (land, roads, old_bridge, bridgehead, flag_tower, houses, loudspeakers, monument, villages, boats):
        part(M)
    planting(M, Library(M))


STRENGTH = 1.1                          # more with fewer samples
FLOWN = {'bridge': (0, 0, DECK + 1.2), 'flag_tower': (0, TOWER_Y, GROUND + 20), 'monument': (0, STATUE_Y, GROUND + 9), 'joint_house': (JOINT[0], JOINT[1], GROUND + 5),
         'new_bridge': (NEW_X, 92, ROAD + 1), 'river': (-600, 75, 0)}


def flight():
    """From high over the river in the east down towards the bridge, turning to the flag tower."""
    import flycam

    def pose(t, seconds=10.0):
        u = t / seconds
        e = u * u * (3 - 2 * u) * .75 + u * .25
        arc = sin(pi * e)
        return flycam.towards((430 - 262 * e, -12 - 96 * e - 22 * arc, 128 - 68 * e), (-10 + 6 * e, 22 + 108 * e, 4 + 8 * e))

    def developed(p, head, pitch, fov):
        h, w = p['mist'].shape
        p = dict(p, z=p['z'] * K.ray_length(w, h, fov))      # depth along the axis -> distance along the ray
        rgb = K.denoise(p, passes=3, strength=1.0)
        el, az = K.directions(w, h, head, pitch, fov)
        rgb = K.haze(rgb, p, el, az, 11500, (.60, .72, .88), EAST['sun_az'], (1.1, .98, .80), .58)
        return K.agx(rgb * (1.03, 1.0, .965), .55, 1.36, 1.32)

    def built():
        build([])
        light('tren-cao')
    return flycam.Flight('hien-luong-ben-hai', 'Cầu Hiền Lương – sông Bến Hải', 10.0, 62.0, pose, FLOWN, (17.00389, 107.05144), built, developed, grade='eq=contrast=1.08:saturation=1.08', crf=26)


def finish(p, name):
    s = SCENES[name]
    h, w = p['mist'].shape
    top = max(0, int(np.argmax((p['z'] < 19000).any(axis=1))) - 16)      # nothing but sky above
    rgb = p['rgb'].copy()
    rgb[top:] = K.denoise({k: v[top:] for k, v in p.items()}, passes=3 if w < 3000 else 4, strength=STRENGTH)
    el, az = K.directions(w, h, s['head'])
    air = name == 'tren-cao'
    rgb = K.haze(rgb, p, el, az, 11500 if air else 3600, (.60, .72, .88), s['sun']['sun_az'], (1.1, .98, .80), .58)
    return K.agx(rgb * (1.03, 1.0, .965), .55 if air else .42, 1.36 if air else 1.30, 1.32)


def render_pano(name, w, spp, out, seed=0):
    t0 = time.time()
    s = SCENES[name]
    light(name)
    K.camera(s['cam'], s['head'])
    K.setup_render(w, w // 2, spp, 3)
    bpy.context.scene.cycles.seed = seed
    p = K.render_passes()
    t2 = time.time()
    f = os.path.join(out, name + '.jpg')
    if os.environ.get('KEEP'):
        np.savez(os.path.join(os.environ['KEEP'], f'{name}.{seed}.npz'), **{k: v.astype(np.float16 if k not in ('z', 'mist') else np.float32) for k, v in p.items()})
        if os.environ.get('DEVELOP') == 'later':
            print(f'KEPT {name} {seed}: render {t2 - t0:.0f} s', flush=True)
            return
    img = finish(p, name)
    for q in (88, 84, 80, 76, 72, 68):                       # small enough for the repository
        K.save_jpeg(img, f, q, comment='Mô hình 3D minh họa, không phải ảnh chụp / Illustrative 3D rendering, not a photograph')
        if os.path.getsize(f) < 1.2e6:
            break
    print(f'DONE {name} {w} px {spp} spp: render {t2 - t0:.0f} s, finish {time.time() - t2:.0f} s, {os.path.getsize(f) / 1e6:.2f} MB', flush=True)


def landmarks(out):
    res = {'schema': 'heritage-tour-landmarks/1', 'site': 'hien-luong-ben-hai', 'kind': 'illustrative 3D rendering',
           'units': 'degrees; yaw to the right positive, 0 = image centre; pitch up positive; camera in metres, X east, Y north, Z above the water', 'scenes': {}}
    bpy.context.view_layer.update()
    for name, s in SCENES.items():
        e = {'image': name + '.jpg', 'camera': [round(v, 2) for v in s['cam']], 'heading': s['head'], 'first_look': {'yaw': s['look'][0], 'pitch': s['look'][1]}, 'landmarks': {}, 'links': {}}
        for k, t in s['anchors'].items():
            yaw, pitch, d = K.project(s['cam'], s['head'], t)
            e['landmarks'][k] = {'yaw': round(yaw, 2), 'pitch': round(pitch, 2), 'distance_m': round(d, 1), 'occluded': K.occluded(s['cam'], t, .8 if d < 60 else 12)}
        for k in LINKS[name]:
            yaw, pitch, d = K.project(s['cam'], s['head'], LINK_AT.get(k, SCENES[k]['cam']))
            pitch = 28.0 if k == 'tren-cao' else pitch if name == 'tren-cao' else -5.0
            e['links'][k] = {'yaw': round(yaw, 1), 'pitch': round(pitch, 1), 'distance_m': round(d)}
        res['scenes'][name] = e
    json.dump(res, open(os.path.join(out, 'landmarks.json'), 'w'), indent=1, ensure_ascii=False)
    for n, e in res['scenes'].items():
        print(n, {k: (v['yaw'], v['pitch'], v['occluded']) for k, v in e['landmarks'].items()}, e['links'])


if __name__ == '__main__':
    argv = sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else []
    opt = dict(zip(argv[1::2], argv[2::2]))
    out = opt.get('--out', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'media', 'hien-luong-ben-hai'))
    os.makedirs(out, exist_ok=True)
    names = argv[0].split(',')
    if names == ['flycam']:
        import flycam
        flycam.main(flight(), opt, out)
        sys.exit()
    build([n for n in names if n in SCENES] or list(SCENES))
    if 'landmarks' in names:
        landmarks(out)
    for seed in range(int(opt.get('--rounds', 1))):          # rounds with other seeds can be averaged, as far as time allows
        for n in (n for n in names if n in SCENES):
            render_pano(n, int(opt.get('--w', 2048)), int(opt.get('--spp', 4)), out, seed)
