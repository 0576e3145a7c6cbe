"""Aerial flight over the model: renders key frames along a smooth path, then makes the 24 fps video.

The scene is static, so in-between frames are warped from the two nearest key frames with the exact
depth and camera (no optical-flow guessing). Called by thanh_co_quang_tri.py: `-- flycam [--kf 36] [--spp 4]`.
Key frames are kept in a work folder (--work), so an interrupted run goes on where it stopped.
"""
import json
import math
import os
import subprocess
import time
from math import sin, cos, radians, degrees, atan2, hypot
import kit as K
import thanh_co_quang_tri as S

DUR, FPS, W, H, FOV = 14.0, 24, 1280, 720, 62.0
CROP = 0.96                  # the picture is cropped a little: hides the edges that no key frame saw
FOV_OUT = round(degrees(2 * math.atan(math.tan(radians(FOV) / 2) * CROP)), 2)
LAND = {'memorial': (0, 0, 7.5), 'gate_south': (0, -258, 10), 'gate_west': (-258, 0, 10), 'bastion_sw': (-258, -258, 4.3), 'museum': (-118, -110, 6), 'river': (-830, 60, -2.6)}


def pose(t):
    """Camera at time t: an easing, sinking arc from the south-east to the south, looking at the memorial."""
    u = t / DUR
    e = u * u * (3 - 2 * u) * 0.75 + u * 0.25
    az = radians(138 + e * 62)
    r = 620 - 330 * e
    z = 205 - 108 * e
    x, y = r * sin(az), r * cos(az)
    tx, ty, tz = -70 * (1 - e), 30 * (1 - e), 2.0
    d = (tx - x, ty - y, tz - z)
    return (x, y, z), degrees(atan2(d[0], d[1])) % 360, degrees(atan2(d[2], hypot(d[0], d[1])))


def axes(head, pitch):
    h, p = radians(head), radians(pitch)
    f = (sin(h) * cos(p), cos(h) * cos(p), sin(p))
    r = (cos(h), -sin(h), 0.0)
    u = (-sin(h) * sin(p), -cos(h) * sin(p), cos(p))
    return r, u, f


def screen(pos, head, pitch, target):
    r, u, f = axes(head, pitch)
    d = [target[i] - pos[i] for i in range(3)]
    x, y, z = (sum(a * b for a, b in zip(d, v)) for v in (r, u, f))
    if z <= 1:
        return None
    t = math.tan(radians(FOV) / 2)
    return 0.5 + 0.5 * x / z / t, 0.5 - 0.5 * y / z / t * W / H, z


def cropped(v):
    return round(0.5 + (v - 0.5) / CROP, 4)


def key_frames(opt, work):
    import bpy
    import numpy as np
    n, spp = int(opt.get('--kf', 36)), int(opt.get('--spp', 4))
    # order: coarse first, so that an early stop still covers the whole flight
    todo = [i for i in range(n + 1) if not os.path.exists(os.path.join(work, f'k{i:03d}.npz'))]
    todo.sort(key=lambda i: (i % 4 != 0, i % 2 != 0, i))
    if not todo:
        return n
    S.build('flycam')
    cam = K.camera((0, 0, 100), 0, 0, FOV)
    K.setup_render(W, H, spp, 3)
    for i in todo:
        t0 = time.time()
        pos, head, pitch = pose(DUR * i / n)
        cam.location, cam.rotation_euler = pos, (radians(90 + pitch), 0, radians(-head))
        p = K.render_passes()
        img = S.finish(p, 'flycam', head, pitch, FOV, 0.8)
        np.savez(os.path.join(work, f'k{i:03d}.npz'), img=img, z=np.minimum(p['z'], 30000).astype(np.float32))
        print(f'KEY {i}/{n} {time.time() - t0:.0f} s', flush=True)
    return n


def warp(src, sp, dp, zd):
    """Sample key image src (pose sp) at the pixels of pose dp whose depth is zd."""
    import numpy as np
    import cv2
    img, zs = src
    r, u, f = (np.array(v, np.float32) for v in axes(dp[1], dp[2]))
    t = math.tan(radians(FOV) / 2)
    x = ((np.arange(W, dtype=np.float32) + .5) / W * 2 - 1)[None] * t
    y = (1 - (np.arange(H, dtype=np.float32) + .5) / H * 2)[:, None] * t * H / W
    P = (f + x[..., None] * r + y[..., None] * u) * zd[..., None] + np.array(dp[0], np.float32) - np.array(sp[0], np.float32)
    r, u, f = (np.array(v, np.float32) for v in axes(sp[1], sp[2]))
    X, Y, Z = P @ r, P @ u, P @ f
    mx = ((X / Z / t + 1) * W / 2 - .5).astype(np.float32)
    my = ((1 - Y / Z / t * W / H) * H / 2 - .5).astype(np.float32)
    col = cv2.remap(img, mx, my, cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    zz = cv2.remap(zs, mx, my, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    inside = (mx > -1) & (mx < W) & (my > -1) & (my < H)
    ok = np.exp(-np.abs(zz - Z) / (0.02 * Z + 2)) * inside
    return col, ok.astype(np.float32)


def depth_at(src, sp, dp):
    """Depth of pose dp, forward-projected from a key frame's depth."""
    import numpy as np
    import cv2
    zs = src[1]
    r, u, f = (np.array(v, np.float32) for v in axes(sp[1], sp[2]))
    t = math.tan(radians(FOV) / 2)
    x = ((np.arange(W, dtype=np.float32) + .5) / W * 2 - 1)[None] * t
    y = (1 - (np.arange(H, dtype=np.float32) + .5) / H * 2)[:, None] * t * H / W
    P = (f + x[..., None] * r + y[..., None] * u) * zs[..., None] + np.array(sp[0], np.float32) - np.array(dp[0], np.float32)
    r, u, f = (np.array(v, np.float32) for v in axes(dp[1], dp[2]))
    X, Y, Z = (P @ r).ravel(), (P @ u).ravel(), (P @ f).ravel()
    px = np.rint((X / Z / t + 1) * W / 2 - .5).astype(int)
    py = np.rint((1 - Y / Z / t * W / H) * H / 2 - .5).astype(int)
    k = (Z > 1) & (px >= 0) & (px < W) & (py >= 0) & (py < H)
    px, py, Z = px[k], py[k], Z[k]
    o = np.argsort(-Z)
    out = np.full((H, W), np.inf, np.float32)
    out[py[o], px[o]] = Z[o]
    hole = ~np.isfinite(out)
    fill = np.where(hole, 1e9, out).astype(np.float32)
    for _ in range(6):                                       # close cracks with the nearest neighbour depth
        g = cv2.erode(fill, np.ones((3, 3), np.uint8))
        fill = np.where(fill > 1e8, g, fill)
    return np.where(fill > 1e8, 30000, fill).astype(np.float32)


def video(n, work, out):
    import numpy as np
    have = [i for i in range(n + 1) if os.path.exists(os.path.join(work, f'k{i:03d}.npz'))]
    times = [DUR * i / n for i in have]
    cache = {}

    def key(j):
        if j not in cache:
            d = np.load(os.path.join(work, f'k{have[j]:03d}.npz'))
            cache[j] = (d['img'], d['z'])
            for q in [q for q in cache if abs(q - j) > 2]:
                del cache[q]
        return cache[j]
    mp4 = os.path.join(out, 'flycam.mp4')
    ff = subprocess.Popen(['ffmpeg', '-y', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', f'{W}x{H}', '-r', str(FPS), '-i', '-',
                           '-vf', f'crop=iw*{CROP}:ih*{CROP},scale={W}:{H}:flags=lanczos,eq=contrast=1.10:brightness=-0.02:saturation=1.10', '-c:v', 'libx264', '-preset', 'slow', '-crf', '23', '-pix_fmt', 'yuv420p', '-movflags', '+faststart',
                           '-metadata', 'title=Thành cổ Quảng Trị – mô hình 3D minh họa', '-metadata', 'comment=Illustrative 3D rendering, not real footage', mp4], stdin=subprocess.PIPE)
    N = int(DUR * FPS)
    path, marks = [], []
    for k in range(N):
        t = k / FPS
        dp = pose(t)
        j = max(i for i in range(len(times)) if times[i] <= t + 1e-6)
        j = min(j, len(times) - 2)
        a, b = (t - times[j]) / (times[j + 1] - times[j]), None
        near = j if a < .5 else j + 1
        z = depth_at(key(near), pose(times[near]), dp)
        acc, ws = 0, 0
        for q, w in ((j, 1 - a), (j + 1, a)):
            col, ok = warp(key(q), pose(times[q]), dp, z)
            w = (0.08 + 0.92 * w) * (ok + 1e-3)
            acc, ws = acc + col * w[..., None], ws + w
        img = np.clip(acc / ws[..., None] + .5, 0, 255).astype(np.uint8)
        ff.stdin.write(img.tobytes())
        (x, y, zc), head, pitch = dp
        path.append(dict(t=round(t, 3), x=round(x, 2), y=round(y, 2), z=round(zc, 2), lon=round(S.LON0 + x / (111320 * cos(radians(S.LAT0))), 6), lat=round(S.LAT0 + y / 110574, 6), heading=round(head, 2), pitch=round(pitch, 2), fov=FOV_OUT))
        if k % FPS == 0 or k == N - 1:
            m = {}
            for name, p in LAND.items():
                s = screen(*dp, p)
                vis = False
                if s and 0 <= cropped(s[0]) <= 1 and 0 <= cropped(s[1]) <= 1:
                    zz = z[min(H - 1, int(s[1] * H)), min(W - 1, int(s[0] * W))]
                    vis = bool(zz > s[2] - max(25.0, .06 * s[2]))
                m[name] = dict(x=cropped(s[0]), y=cropped(s[1]), visible=vis) if s else dict(x=None, y=None, visible=False)
            marks.append(dict(t=round(t, 3), landmarks=m))
    ff.stdin.close()
    ff.wait()
    subprocess.run(['ffmpeg', '-y', '-loglevel', 'error', '-ss', str(DUR * .3), '-i', mp4, '-frames:v', '1', '-q:v', '3', os.path.join(out, 'flycam-poster.jpg')])
    json.dump(dict(schema='heritage-tour-flight/1', site='thanh-co-quang-tri', kind='illustrative 3D rendering, not real footage', duration_s=DUR, fps=FPS, width=W, height=H,
                   note='x east, y north, z up in metres; lon/lat from the published centre (accuracy 500 m); heading compass degrees; fov horizontal; screen x right, y down, 0..1',
                   path=path, screen=marks), open(os.path.join(out, 'flycam.json'), 'w'), ensure_ascii=False, separators=(',', ':'))
    print('VIDEO', len(have), 'key frames,', os.path.getsize(mp4) / 1e6, 'MB', flush=True)


def main(opt, out):
    work = opt.get('--work', os.path.join(os.path.dirname(out) or '.', '.flycam-keys'))
    os.makedirs(work, exist_ok=True)
    n = key_frames(opt, work)
    video(n, work, out)
