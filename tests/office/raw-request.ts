import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: Buffer;
}

const parsed = (bytes: Buffer): RawAnswer => {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
  });
  return { status: Number(first.split(' ')[1]), headers: new Map(headers), body: bytes.subarray(end + 4) };
};

/** Sends a request as it is written, with nothing that a client would mend, and reads until the server closes. */
export function rawRequest(address: string, lines: readonly string[], body = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((done, fail) => {
    const pieces: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer: ${lines[0]}`)));
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('end', () => done(parsed(Buffer.concat(pieces))));
    socket.on('error', fail);
  });
}
