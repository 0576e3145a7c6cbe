import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const NGINX = '/usr/sbin/nginx';
const MODULES = '/usr/lib/nginx/modules';
const BROTLI = `${MODULES}/ngx_http_brotli_static_module.so`;

/** Why nginx cannot be compared with here; undefined when it can. */
export function withoutNginx(): string | undefined {
  if (!existsSync(NGINX)) return 'nginx is not installed (apt install nginx libnginx-mod-http-brotli-static)';
  return existsSync(BROTLI) ? undefined : 'nginx has no brotli module (apt install libnginx-mod-http-brotli-static)';
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

export interface Nginx {
  address: string;
  stop(): Promise<void>;
}

/** nginx with docs/nginx.conf as it is; only port and folder are others. */
export async function startNginx(root: string, workers = 1): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'disan360-nginx-'));
  const port = await freePort();
  const site = (await readFile(resolve(import.meta.dirname, '../../docs/nginx.conf'), 'utf8'))
    .replace('listen 80;', `listen 127.0.0.1:${port} backlog=1024;`)
    .replace(/^ {2}root .*$/m, `  root ${root};`);
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const conf = [
    `load_module ${BROTLI};`,
    'daemon off;',
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    `worker_processes ${workers};`,
    `pid ${folder}/pid;`,
    `error_log ${folder}/error.log;`,
    'events { worker_connections 4096; }',
    `http { access_log off; ${temps.join(' ')}`,
    site,
    '}',
  ];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'nginx.conf'), conf.join('\n'));
  const child: ChildProcess = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 400 || child.exitCode !== null) {
      const test = spawnSync(NGINX, ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' });
      throw new Error(`nginx does not start: ${test.stderr}`);
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
