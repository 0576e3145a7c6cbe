/** A screen-filling triangle; every pixel asks for its direction and looks it up in the old picture. */
export const VERTEX = `#version 300 es
out vec2 at;
void main() {
  at = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0;
  gl_Position = vec4(at, 0.0, 1.0);
}`;

/** Equirectangular for a whole panorama, gnomonic for a photograph. Outside of the picture, and beyond the split, nothing. */
export const FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
out vec4 colour;
uniform vec3 forward, right, up;
uniform vec2 window;
uniform vec3 photoRight, photoUp, photoForward;
uniform vec2 photoHalf;
uniform bool flat_;
uniform float split;
uniform sampler2D map;
void main() {
  vec3 d = forward + at.x * window.x * right + at.y * window.y * up;
  vec2 uv;
  bool seen = (at.x + 1.0) * 0.5 < split;
  if (flat_) {
    float depth = dot(d, photoForward);
    uv = vec2(dot(d, photoRight), -dot(d, photoUp)) / depth / photoHalf * 0.5 + 0.5;
    seen = seen && depth > 0.0 && all(greaterThanEqual(uv, vec2(0.0))) && all(lessThanEqual(uv, vec2(1.0)));
  } else {
    uv = vec2(atan(d.x, -d.z) / 6.283185307179586 + 0.5, 0.5 - atan(d.y, length(d.xz)) / 3.141592653589793);
  }
  colour = seen ? vec4(textureLod(map, uv, 0.0).rgb, 1.0) : vec4(0.0);
}`;
