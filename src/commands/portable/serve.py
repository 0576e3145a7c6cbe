"""Serves the folder named on the command line to browsers on this computer; with `share`, to the network as well."""
import mimetypes
import os
import re
import sys
import threading
import webbrowser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

ROOT = os.path.abspath(sys.argv[1])
SHARED = "share" in sys.argv[2:]
PORTS = range(4370, 4390)
TYPES = {
    ".avif": "image/avif", ".webp": "image/webp", ".js": "text/javascript", ".mjs": "text/javascript",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
    ".woff2": "font/woff2", ".vtt": "text/vtt", ".opus": "audio/ogg", ".m4a": "audio/mp4", ".mp4": "video/mp4",
    ".glb": "model/gltf-binary",
}


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *rest):
        super().__init__(*rest, directory=ROOT)

    def find(self):
        path = self.translate_path(self.path)
        if not os.path.abspath(path).startswith(ROOT):
            return None
        if os.path.isdir(path):
            path = os.path.join(path, "index.html")
        return path if os.path.isfile(path) else None

    def head(self, status, path, length):
        ending = os.path.splitext(path)[1].lower()
        kind = TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        self.send_header("Content-Length", str(length))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-cache")

    def send_head(self):
        path = self.find()
        status = 200 if path else 404
        path = path or os.path.join(ROOT, "404.html")
        size = os.path.getsize(path)
        first, last = 0, size - 1
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range") or "")
        if status == 200 and wanted and any(wanted.groups()):
            start, end = wanted.groups()
            if start:
                first, last = int(start), min(int(end) if end else last, last)
            else:
                first = max(0, size - int(end))
            status = 206 if first <= last else 416
        length = 0 if status == 416 else last - first + 1
        self.head(status, path, length)
        if status == 206:
            self.send_header("Content-Range", "bytes %d-%d/%d" % (first, last, size))
        if status == 416:
            self.send_header("Content-Range", "bytes */%d" % size)
        self.end_headers()
        file = open(path, "rb")
        file.seek(first)
        self.left = length
        return file

    def copyfile(self, source, target):
        while self.left > 0:
            piece = source.read(min(self.left, 1 << 18))
            if not piece:
                break
            self.left -= len(piece)
            target.write(piece)

    def log_message(self, *rest):
        pass


def listen():
    for port in PORTS:
        try:
            return ThreadingHTTPServer(("" if SHARED else "127.0.0.1", port), Handler)
        except OSError:
            continue
    sys.exit("@@noPortVi@@\n@@noPortEn@@")


server = listen()
address = "http://localhost:%d/" % server.server_address[1]
print("@@runningVi@@ %s\n@@runningEn@@ %s" % (address, address), flush=True)
if not os.environ.get("DISAN360_NO_BROWSER"):
    threading.Timer(0.5, webbrowser.open, [address]).start()
try:
    server.serve_forever()
except KeyboardInterrupt:
    pass
