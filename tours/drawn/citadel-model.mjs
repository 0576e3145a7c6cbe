/*
 * Makes media/mo-hinh-thanh.glb of thanh-co-quang-tri: `node tours/drawn/citadel-model.mjs`. Metres, x east, y up, z south. Side, wall,
 * moat and gates are the sourced figures of the 3D model, heights three times as high; bastions, mound and museum are its choices.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [HALF, WALL, MOAT, BERM, BASTION, HIGHER] = [260, 12.75, 18, 6, 20, 3];
const linear = (hex) => [1, 3, 5].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
const [LAND, GRASS, WATER, BRICK, STONE, TILE, PATH] = ['#d8cfba', '#8fae73', '#6f9fb5', '#a85d40', '#a79e8d', '#8c3f2c', '#efe7d6'].map(linear);

const positions = [];
const normals = [];
const colours = [];
const indices = [];

function face(corners, normal, colour) {
  const first = positions.length / 3;
  for (const corner of corners) {
    positions.push(...corner);
    normals.push(...normal);
    colours.push(...colour, 1);
  }
  for (let at = 2; at < corners.length; at++) indices.push(first, first + at - 1, first + at);
}

/** A box from its least to its greatest corner; its floor is never seen. */
function box([x0, y0, z0], [x1, y1, z1], colour) {
  const at = (x, y, z) => [x ? x1 : x0, y ? y1 : y0, z ? z1 : z0];
  face([at(0, 1, 1), at(1, 1, 1), at(1, 1, 0), at(0, 1, 0)], [0, 1, 0], colour);
  face([at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)], [0, 0, 1], colour);
  face([at(1, 0, 0), at(0, 0, 0), at(0, 1, 0), at(1, 1, 0)], [0, 0, -1], colour);
  face([at(1, 0, 1), at(1, 0, 0), at(1, 1, 0), at(1, 1, 1)], [1, 0, 0], colour);
  face([at(0, 0, 0), at(0, 0, 1), at(0, 1, 1), at(0, 1, 0)], [-1, 0, 0], colour);
}

/** The same for each side of the square: s runs along it, d outwards from the middle. */
function onEachSide(make) {
  const turns = [(s, d) => [s, d], (s, d) => [-s, -d], (s, d) => [d, -s], (s, d) => [-d, s]];
  for (const turn of turns) {
    make((s0, s1, d0, d1, [y0, y1], colour) => {
      const [[xa, za], [xb, zb]] = [turn(s0, d0), turn(s1, d1)];
      box([Math.min(xa, xb), y0, Math.min(za, zb)], [Math.max(xa, xb), y1, Math.max(za, zb)], colour);
    });
  }
}

/** A round mound or pillar of rings, from the ground up. */
function lathe(rings, colour, sides = 32) {
  for (let ring = 1; ring < rings.length; ring++) {
    const [[r0, y0], [r1, y1]] = [rings[ring - 1], rings[ring]];
    for (let side = 0; side < sides; side++) {
      const [a, b] = [side, side + 1].map((step) => (step / sides) * 2 * Math.PI);
      const middle = (a + b) / 2;
      const slope = Math.atan2(r0 - r1, y1 - y0);
      const normal = [Math.cos(middle) * Math.cos(slope), Math.sin(slope), Math.sin(middle) * Math.cos(slope)];
      const on = (r, y, angle) => [r * Math.cos(angle), y, r * Math.sin(angle)];
      face([on(r0, y0, b), on(r0, y0, a), on(r1, y1, a), on(r1, y1, b)], normal, colour);
    }
  }
}

const OUT = HALF + BERM + MOAT;
const HEIGHT = 4.3 * HIGHER;
box([-340, -14, -340], [340, -3.2 * HIGHER, 340], LAND);
onEachSide((side) => {
  side(-340, 340, OUT, 340, [-3.2 * HIGHER, 0], LAND);
  side(-OUT, OUT, HALF, HALF + BERM, [-3.2 * HIGHER, 0], GRASS);
  for (const end of [-1, 1]) side(end * 6, end * HALF, HALF - WALL, HALF, [0, HEIGHT], BRICK);
  side(-8, 8, HALF - WALL - 4, HALF + 2, [HEIGHT * 0.8, HEIGHT * 1.3], STONE);
  side(-5, 5, HALF - 60, OUT + 4, [-1, 0.6], PATH);
  side(-5, 5, 0, HALF, [-1, 0.6], PATH);
});
box([-HALF, -3.2 * HIGHER, -HALF], [HALF, 0, HALF], GRASS);
box([-OUT, -3.2 * HIGHER - 1, -OUT], [OUT, -3.2 * HIGHER + 3, OUT], WATER);
for (const x of [-1, 1]) {
  for (const z of [-1, 1]) {
    const at = [x * HALF, z * HALF];
    box([at[0] - BASTION, -2, at[1] - BASTION], [at[0] + BASTION, HEIGHT, at[1] + BASTION], BRICK);
  }
}
// The south, east and west gates have pavilions; the north gate was left without its top.
for (const [x, z] of [[0, 1], [1, 0], [-1, 0]]) {
  const [cx, cz] = [x * (HALF - 5), z * (HALF - 5)];
  box([cx - 9, HEIGHT * 1.3, cz - 9], [cx + 9, HEIGHT * 1.9, cz + 9], STONE);
  box([cx - 14, HEIGHT * 1.9, cz - 14], [cx + 14, HEIGHT * 2.2, cz + 14], TILE);
  box([cx - 8, HEIGHT * 2.2, cz - 8], [cx + 8, HEIGHT * 2.7, cz + 8], TILE);
}
lathe([[42, 0], [42, 1.2], [26, 1.2]], PATH);
lathe([[24, 1], [24, 5], [20, 5], [17, 14], [9, 20], [0, 22]], GRASS);
lathe([[2.4, 20], [1.6, 42], [0, 44]], STONE, 12);
box([-126, 0, 91], [-110, 16, 129], STONE);
box([-129, 16, 88], [-107, 21, 132], TILE);

const pad = (buffer, fill) => Buffer.concat([buffer, Buffer.alloc((4 - (buffer.length % 4)) % 4, fill)]);
const parts = [new Float32Array(positions), new Float32Array(normals), new Float32Array(colours), new Uint16Array(indices)].map((array) =>
  pad(Buffer.from(array.buffer), 0),
);
const binary = Buffer.concat(parts);
let offset = 0;
const views = parts.map((part, index) => {
  const view = { buffer: 0, byteOffset: offset, byteLength: part.length, target: index === 3 ? 34963 : 34962 };
  offset += part.length;
  return view;
});
const axis = (which) => positions.filter((_, at) => at % 3 === which);
const count = positions.length / 3;
const scene = {
  asset: { version: '2.0', generator: 'tours/drawn/citadel-model.mjs', copyright: 'Di sản 360°, CC BY 4.0' },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0, name: 'citadel' }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1, COLOR_0: 2 }, indices: 3, material: 0 }] }],
  materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 0.95 } }],
  buffers: [{ byteLength: binary.length }],
  bufferViews: views,
  accessors: [
    {
      bufferView: 0,
      componentType: 5126,
      count,
      type: 'VEC3',
      min: [0, 1, 2].map((which) => Math.min(...axis(which))),
      max: [0, 1, 2].map((which) => Math.max(...axis(which))),
    },
    { bufferView: 1, componentType: 5126, count, type: 'VEC3' },
    { bufferView: 2, componentType: 5126, count, type: 'VEC4' },
    { bufferView: 3, componentType: 5123, count: indices.length, type: 'SCALAR' },
  ],
};
const json = pad(Buffer.from(JSON.stringify(scene)), 0x20);
const chunk = (type, content) => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(content.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};
const body = Buffer.concat([chunk('JSON', json), chunk('BIN\0', binary)]);
const head = Buffer.alloc(12);
head.write('glTF', 0);
head.writeUInt32LE(2, 4);
head.writeUInt32LE(12 + body.length, 8);
writeFileSync(fileURLToPath(new URL('../thanh-co-quang-tri/media/mo-hinh-thanh.glb', import.meta.url)), Buffer.concat([head, body]));
