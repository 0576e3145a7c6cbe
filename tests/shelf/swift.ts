import { AwsClient } from 'aws4fetch';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BucketOptions } from '../../src/shelf/s3/bucket';

const NEEDED = ['/usr/bin/swift-proxy-server', '/usr/bin/swift-object-server', '/usr/bin/memcached'];

/** It takes a minute, which only machines that test for everybody should spend on every run. */
const isWanted = process.env['CI'] !== undefined || process.env['OFFICE_FAULTS'] === 'long';

/** Why no real S3-compatible server is run; undefined when it is. */
export function withoutSwift(): string | undefined {
  if (!NEEDED.every((file) => existsSync(file)))
    return 'OpenStack Swift is not installed (apt install swift-proxy swift-account swift-container swift-object memcached)';
  return isWanted ? undefined : 'that is done by `npm run test:office-faults` and where CI is set';
}

const KEYS = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 3000) throw new Error(`${what} does not start`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const KINDS = ['account', 'container', 'object'] as const;

interface Ports {
  account: number;
  container: number;
  object: number;
  proxy: number;
  memcached: number;
}

function storageConfig(kind: (typeof KINDS)[number], folder: string, port: number): string {
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${process.env['USER'] ?? 'root'}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
disable_fallocate = true
workers = 0
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
`;
}

const PIPELINE =
  'catch_errors proxy-logging cache s3api tempauth copy slo dlo versioned_writes symlink proxy-logging proxy-server';

function proxyConfig(folder: string, { proxy, memcached }: Ports): string {
  const filters: [string, string][] = [
    ['catch_errors', 'catch_errors'],
    ['proxy-logging', 'proxy_logging'],
    ['cache', `memcache\nmemcache_servers = 127.0.0.1:${memcached}`],
    ['s3api', 's3api\nlocation = us-east-1'],
    ['tempauth', 'tempauth\nuser_test_tester = testing .admin'],
    ['copy', 'copy'],
    ['slo', 'slo'],
    ['dlo', 'dlo'],
    ['versioned_writes', 'versioned_writes\nallow_object_versioning = true'],
    ['symlink', 'symlink'],
  ];
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${proxy}
user = ${process.env['USER'] ?? 'root'}
swift_dir = ${folder}
workers = 0
[pipeline:main]
pipeline = ${PIPELINE}
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${filters.map(([name, use]) => `[filter:${name}]\nuse = egg:swift#${use}\n`).join('')}`;
}

function makeRing(kind: string, folder: string, port: number): void {
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync('/usr/bin/swift-ring-builder', [`${kind}.builder`, ...args], { cwd: folder });
    if ((status ?? 2) > 1) throw new Error(`swift-ring-builder: ${stderr.toString()}`);
  };
  run('create', '4', '1', '0');
  run('add', `r1z1-127.0.0.1:${port}/d1`, '1');
  run('rebalance');
}

export interface Swift {
  /** A bucket of its own each time. */
  bucket(): Promise<BucketOptions>;
  stop(): Promise<void>;
}

/** A whole Swift with its S3 interface on this machine: loopback only, everything in a folder that is removed afterwards. */
export async function startSwift(): Promise<Swift> {
  const folder = await mkdtemp(join(tmpdir(), 'disan360-swift-'));
  await mkdir(join(folder, 'devices/d1'), { recursive: true });
  const ports: Ports = {
    ...{ account: await freePort(), container: await freePort(), object: await freePort() },
    ...{ proxy: await freePort(), memcached: await freePort() },
  };
  const children: ChildProcess[] = [];
  const start = (file: string, ...args: string[]): void =>
    void children.push(spawn(file, args, { stdio: 'ignore', cwd: folder }));
  for (const kind of KINDS) {
    makeRing(kind, folder, ports[kind]);
    await writeFile(join(folder, `${kind}.conf`), storageConfig(kind, folder, ports[kind]));
    start(`/usr/bin/swift-${kind}-server`, join(folder, `${kind}.conf`));
  }
  await writeFile(join(folder, 'proxy.conf'), proxyConfig(folder, ports));
  start('/usr/bin/memcached', '-l', '127.0.0.1', '-p', String(ports.memcached), '-u', process.env['USER'] ?? 'root');
  start('/usr/bin/swift-proxy-server', join(folder, 'proxy.conf'));
  for (const [name, port] of Object.entries(ports)) await until(() => listens(port), `swift's ${name}`);
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  let count = 0;
  return {
    bucket: async () => {
      const bucket = `shelf-${count++}`;
      const client = new AwsClient({ ...KEYS, service: 's3', region: 'us-east-1' });
      const answer = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
      if (!answer.ok) throw new Error(`no bucket: ${answer.status} ${await answer.text()}`);
      return { endpoint, bucket, ...KEYS };
    },
    stop: async () => {
      const gone = children.map((child) => new Promise((done) => child.once('exit', done)));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(gone);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
