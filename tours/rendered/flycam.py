"""Aerial flight over a model: renders key frames along a smooth path, then makes the 24 fps video.

The scene is static, so in-between frames are warped from the two nearest key frames with the exact
depth and camera (no optical-flow guessing). Called by a site's program: `-- flycam [--kf 36] [--spp 4] [--w 1280]`.
Key frames are kept in a work folder (--work), so an interrupted run goes on where it stopped.
"""
import json
import math
import os
import subprocess
import time
from dataclasses import dataclass
from math import sin, cos, radians, degrees, atan2, hypot
from typing import Callable
import kit as K

FPS = 24
CROP = 0.96                  # the picture is cropped a little: hides the edges that no key frame saw


@dataclass
class Flight:
    """What a site's program says of its flight. Metres: x east, y north, z up."""
    site: str
    title: str
    seconds: float
    fov: float                           # across, in degrees, before the crop
    pose: Callable                       # of the time: where the camera is, its heading, its pitch
    land: dict                           # landmarks that points follow
    origin: tuple                        # latitude and longitude of 0/0
    build: Callable                      # the model, with its light
    finish: Callable                     # of passes, heading, pitch and field of view: the picture
    width: int = 1280
    grade: str = 'eq=contrast=1.10:brightness=-0.02:saturation=1.10'
    crf: int = 23                        # of the film: less is sharper and heavier

    @property
    def height(self):
        return self.width * 9 // 16

    @property
    def fov_out(self):
        return round(degrees(2 * math.atan(math.tan(radians(self.fov) / 2) * CROP)), 2)


def towards(pos, target):
    """A pose that looks at a target."""
    d = [target[i] - pos[i] for i in range(3)]
    return pos, degrees(atan2(d[0], d[1])) % 360, degrees(atan2(d[2], hypot(d[0], d[1])))


def axes(head, pitch):
    h, p = radians(head), radians(pitch)
    f = (sin(h) * cos(p), cos(h) * cos(p), sin(p))
    r = (cos(h), -sin(h), 0.0)
    u = (-sin(h) * sin(p), -cos(h) * sin(p), cos(p))
    return r, u, f


def screen(flight, pose, target):
    pos, head, pitch = pose
    r, u, f = axes(head, pitch)
    d = [target[i] - pos[i] for i in range(3)]
    x, y, z = (sum(a * b for a, b in zip(d, v)) for v in (r, u, f))
    if z <= 1:
        return None
    t = math.tan(radians(flight.fov) / 2)
    return 0.5 + 0.5 * x / z / t, 0.5 - 0.5 * y / z / t * flight.width / flight.height, z


def cropped(v):
    return round(0.5 + (v - 0.5) / CROP, 4)


def key_frames(flight, opt, work):
    import bpy
    import numpy as np
    n, spp = int(opt.get('--kf', 36)), int(opt.get('--spp', 4))
    # order: coarse first, so that an early stop still covers the whole flight
    todo = [i for i in range(n + 1) if not os.path.exists(os.path.join(work, f'k{i:03d}.npz'))]
    todo.sort(key=lambda i: (i % 4 != 0, i % 2 != 0, i))
    if not todo:
        return n
    flight.build()
    cam = K.camera((0, 0, 100), 0, 0, flight.fov)
    K.setup_render(flight.width, flight.height, spp, 3)
    for i in todo:
        t0 = time.time()
        pos, head, pitch = flight.pose(flight.seconds * i / n)
        cam.location, cam.rotation_euler = pos, (radians(90 + pitch), 0, radians(-head))
        p = K.render_passes()
        img = flight.finish(p, head, pitch, flight.fov)
        np.savez(os.path.join(work, f'k{i:03d}.npz'), img=img, z=np.minimum(p['z'], 30000).astype(np.float32))
        print(f'KEY {i}/{n} {time.time() - t0:.0f} s', flush=True)
    return n


def warp(flight, src, sp, dp, zd):
    """Sample key image src (pose sp) at the pixels of pose dp whose depth is zd."""
    import numpy as np
    import cv2
    W, H = flight.width, flight.height
    img, zs = src
    r, u, f = (np.array(v, np.float32) for v in axes(dp[1], dp[2]))
    t = math.tan(radians(flight.fov) / 2)
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


def depth_at(flight, src, sp, dp):
    """Depth of pose dp, forward-projected from a key frame's depth."""
    import numpy as np
    import cv2
    W, H = flight.width, flight.height
    zs = src[1]
    r, u, f = (np.array(v, np.float32) for v in axes(sp[1], sp[2]))
    t = math.tan(radians(flight.fov) / 2)
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


def simplified(points, error=0.0015):
    """The fewest of the points t, x, y between which straight lines stay this near to all."""
    keep, last = [points[0]], 0
    while last < len(points) - 1:
        end = last + 1
        for k in range(last + 2, len(points)):
            (t0, x0, y0), (t1, x1, y1) = points[last], points[k]
            if any(hypot(x0 + (x1 - x0) * (t - t0) / (t1 - t0) - x, y0 + (y1 - y0) * (t - t0) / (t1 - t0) - y) > error for t, x, y in points[last + 1:k]):
                break
            end = k
        keep.append(points[end])
        last = end
    return [dict(t=t, x=x, y=y) for t, x, y in keep]


def tracks(flight):
    """For each landmark: where it stands on the film, until it is well outside of it."""
    res = {}
    for name, p in flight.land.items():
        pts = []
        for k in range(int(flight.seconds * FPS)):
            s = screen(flight, flight.pose(k / FPS), p)
            if s is None or not (-.3 < cropped(s[0]) < 1.3 and -.3 < cropped(s[1]) < 1.3):
                break
            pts.append((round(k / FPS, 3), cropped(s[0]), cropped(s[1])))
        res[name] = simplified(pts) if pts else []
    return res


def path(flight):
    """The camera every half second, and at the end."""
    lat0, lon0 = flight.origin
    res = []
    for k in list(range(0, int(flight.seconds * FPS), FPS // 2)) + [int(flight.seconds * FPS) - 1]:
        (x, y, z), head, pitch = flight.pose(k / FPS)
        res.append(dict(t=round(k / FPS, 3), lat=round(lat0 + y / 110574, 6), lon=round(lon0 + x / (111320 * cos(radians(lat0))), 6), altitude=round(z, 1),
                        heading=round(head, 2), pitch=round(pitch, 2), fov=flight.fov_out))
    return res


def encode(flight, out):
    """Takes raw frames; one pass for the film, its smaller size and its poster come from it."""
    mp4 = os.path.join(out, 'flycam.mp4')
    size = f'{flight.width}x{flight.height}'
    ff = subprocess.Popen(['ffmpeg', '-y', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-r', str(FPS), '-i', '-',
                           '-vf', f'crop=iw*{CROP}:ih*{CROP},scale={flight.width}:{flight.height}:flags=lanczos,{flight.grade}',
                           '-c:v', 'libx264', '-preset', 'slow', '-crf', str(flight.crf), '-pix_fmt', 'yuv420p', '-movflags', '+faststart',
                           '-metadata', f'title={flight.title} – mô hình 3D minh họa', '-metadata', 'comment=Illustrative 3D rendering, not real footage', mp4], stdin=subprocess.PIPE)
    return ff, mp4


def smaller(mp4, out):
    subprocess.run(['ffmpeg', '-y', '-loglevel', 'error', '-i', mp4, '-vf', 'scale=640:360:flags=lanczos', '-c:v', 'libx264', '-preset', 'slow', '-crf', '26', '-pix_fmt', 'yuv420p',
                    '-movflags', '+faststart', os.path.join(out, 'flycam-360.mp4')], check=True)
    subprocess.run(['ffmpeg', '-y', '-loglevel', 'error', '-i', mp4, '-frames:v', '1', '-q:v', '3', os.path.join(out, 'flycam-poster.jpg')], check=True)


def video(flight, n, work, out):
    import numpy as np
    have = [i for i in range(n + 1) if os.path.exists(os.path.join(work, f'k{i:03d}.npz'))]
    times = [flight.seconds * i / n for i in have]
    cache = {}

    def key(j):
        if j not in cache:
            d = np.load(os.path.join(work, f'k{have[j]:03d}.npz'))
            cache[j] = (d['img'], d['z'])
            for q in [q for q in cache if abs(q - j) > 2]:
                del cache[q]
        return cache[j]
    ff, mp4 = encode(flight, out)
    for k in range(int(flight.seconds * FPS)):
        t = k / FPS
        dp = flight.pose(t)
        j = max(i for i in range(len(times)) if times[i] <= t + 1e-6)
        j = min(j, len(times) - 2)
        a = (t - times[j]) / (times[j + 1] - times[j])
        near = j if a < .5 else j + 1
        z = depth_at(flight, key(near), flight.pose(times[near]), dp)
        acc, ws = 0, 0
        for q, w in ((j, 1 - a), (j + 1, a)):
            col, ok = warp(flight, key(q), flight.pose(times[q]), dp, z)
            w = (0.08 + 0.92 * w) * (ok + 1e-3)
            acc, ws = acc + col * w[..., None], ws + w
        ff.stdin.write(np.clip(acc / ws[..., None] + .5, 0, 255).astype(np.uint8).tobytes())
    ff.stdin.close()
    ff.wait()
    smaller(mp4, out)
    print('VIDEO', len(have), 'key frames,', os.path.getsize(mp4) / 1e6, 'MB', flush=True)


def main(flight, opt, out):
    work = opt.get('--work', os.path.join(os.path.dirname(out) or '.', '.flycam-keys'))
    os.makedirs(work, exist_ok=True)
    flight.width = int(opt.get('--w', flight.width))
    json.dump(dict(schema='heritage-tour-flight/2', site=flight.site, kind='illustrative 3D rendering, not real footage', duration_s=flight.seconds, fps=FPS,
                   note='heading: compass degrees; fov: across; tracks: parts of the picture from its upper left corner',
                   landmarks=flight.land, flight=path(flight), tracks=tracks(flight)), open(os.path.join(out, 'flycam.json'), 'w'), ensure_ascii=False, indent=1)
    if opt.get('--only') == 'tracks':
        return
    video(flight, key_frames(flight, opt, work), work, out)
