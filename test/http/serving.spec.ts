import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kill } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUNNER = ['--conditions=@standpoint/source', '--import', './test/support/typescript.js'];

/** The real server in a process of its own. */
class Server {
  static readonly #all: Server[] = [];
  readonly process: ChildProcess;
  out = '';
  err = '';

  constructor(environment: Readonly<Record<string, string>>) {
    this.process = spawn(process.execPath, [...RUNNER, 'src/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.on('data', (chunk) => {
      this.out += chunk;
    });
    this.process.stderr!.on('data', (chunk) => {
      this.err += chunk;
    });
    Server.#all.push(this);
  }

  /** Resolves when it has said how to stop it. */
  async listening(): Promise<this> {
    while (!this.out.includes('Ctrl+C')) {
      if (this.process.exitCode !== null) throw new Error(`It ended: ${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this;
  }

  get url(): string {
    return /http:\/\/[^ ]+/.exec(this.out)![0];
  }

  get key(): string | undefined {
    return /sp_\S+/.exec(this.out)?.[0];
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Exit code, once everything it said has arrived. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  async stop(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }> {
    const started = performance.now();
    this.process.kill(signal);
    return { code: await this.ended(), ms: performance.now() - started };
  }

  static async killAll(): Promise<void> {
    for (const server of Server.#all.splice(0)) await kill(server.process);
  }
}

/** A connection that has sent this and no more. */
async function stalled(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(text);
  return socket;
}

afterEach(() => Server.killAll());
afterAll(removeTempFolders);

describe('serving', () => {
  it('starts, says where it is, shows its key once, and stops when told to', async () => {
    const data = join(tempFolder(), 'new');
    const first = await new Server({ STANDPOINT_DATA: data }).listening();
    expect(first.out.trimEnd().split('\n')).toHaveLength(5);
    expect(first.out).toContain(data);
    expect(first.key).toMatch(/^sp_[A-Za-z0-9_-]{43}$/);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${first.url}/v1/frameworks/gids/positions.csv`)).status).toBe(200);
    const announced = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'));
    expect(announced).toEqual({ pid: first.process.pid, url: first.url });
    expect(readFileSync(join(data, 'keys.json'), 'utf8')).not.toContain(first.key!.slice(3));
    const { code, ms } = await first.stop('SIGTERM');
    expect(first.err).toBe('');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2_000);
    expect(existsSync(join(data, 'server.json'))).toBe(false);

    const second = await new Server({ STANDPOINT_DATA: data }).listening();
    expect(second.key).toBeUndefined();
    const written = await fetch(`${second.url}/v1/groups`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'test', name: 'Test', foundedOn: '2000-01-01' }),
    });
    expect(written.status).toBe(201);
    expect((await second.stop('SIGINT')).code).toBe(0);
  }, 30_000);

  it('does not let a slow client hold up its end', async () => {
    const server = await new Server({ STANDPOINT_DATA: tempFolder() }).listening();
    const idle = await stalled(server.port, '');
    const headers = await stalled(server.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const body = await stalled(
      server.port,
      'POST /v1/records HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    const { code, ms } = await server.stop('SIGTERM');
    for (const socket of [idle, headers, body]) socket.destroy();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
  }, 30_000);

  it('answers what is not HTTP with a problem', async () => {
    const server = await new Server({ STANDPOINT_DATA: tempFolder() }).listening();
    const said = async (text: string) => {
      const socket = await stalled(server.port, text);
      let answer = '';
      for await (const chunk of socket) answer += chunk;
      return answer;
    };
    const nonsense = await said('NONSENSE\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(nonsense).toContain('application/problem+json');
    expect(JSON.parse(nonsense.split('\r\n\r\n')[1]!).code).toBe('request.malformed');
    const large = await said(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    const smuggled = await said(
      'POST /v1/records HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400 /);
    await server.stop('SIGTERM');
  }, 30_000);

  const oneLine = (text: string) => expect(text.trimEnd().split('\n')).toHaveLength(1);

  it('leaves a folder alone that another process holds', async () => {
    const data = tempFolder();
    const holder = await new Server({ STANDPOINT_DATA: data }).listening();
    const late = new Server({ STANDPOINT_DATA: data });
    expect(await late.ended()).toBe(6);
    oneLine(late.err);
    expect(late.err).toMatch(/^store\.locked: /);
    expect(late.err).toContain(holder.url);
    expect((await fetch(`${holder.url}/readyz`)).status).toBe(200);
  }, 30_000);

  it('says that its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const server = new Server({ STANDPOINT_DATA: tempFolder(), PORT: String(port) });
    expect(await server.ended()).toBe(6);
    taken.close();
    oneLine(server.err);
    expect(server.err).toMatch(new RegExp(`^port\\.in-use: 127\\.0\\.0\\.1:${port} `));
  }, 30_000);

  it('names everything that is wrong with its configuration', async () => {
    const server = new Server({ STANDPOINT_DATA: ' ', PORT: '70000', HOST: 'a b' });
    expect(await server.ended()).toBe(2);
    oneLine(server.err);
    expect(server.err).toMatch(/^config\.invalid: /);
    for (const name of ['PORT', 'HOST', 'STANDPOINT_DATA']) expect(server.err).toContain(name);
  }, 30_000);

  it('begins no log where the name of the folder is probably mistyped', async () => {
    const mistyped = join(tempFolder(), 'mistyped');
    const server = new Server({ STANDPOINT_DATA: join(mistyped, 'data') });
    expect(await server.ended()).toBe(3);
    oneLine(server.err);
    expect(server.err).toMatch(/^folder\.missing: .* Correct STANDPOINT_DATA/);
    expect(existsSync(mistyped)).toBe(false);
  });

  it('stops at once on damaged data', async () => {
    const data = tempFolder();
    const sound = await new Server({ STANDPOINT_DATA: data }).listening();
    await sound.stop('SIGTERM');
    const file = join(data, 'log.db');
    writeFileSync(file, readFileSync(file).fill(0xaa, 4_096, 40_960));
    const server = new Server({ STANDPOINT_DATA: data });
    expect(await server.ended()).toBe(70);
    oneLine(server.err);
    expect(server.err).toMatch(/^store\.damaged: /);
  }, 30_000);

  it('stops when it comes upon a damaged citation', async () => {
    const data = tempFolder();
    const sound = await new Server({ STANDPOINT_DATA: data }).listening();
    const cited = await fetch(`${sound.url}/v1/cite`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: '/v1/frameworks/gids/positions?asOf=2021-03-01' }),
    });
    const { id } = (await cited.json()) as { id: string };
    await sound.stop('SIGTERM');
    const file = join(data, 'citations.db');
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"query":{') + 1]! ^= 1;
    writeFileSync(file, bytes);
    const server = await new Server({ STANDPOINT_DATA: data }).listening();
    const asked = fetch(`${server.url}/v1/cite/${id}`).catch(() => undefined);
    expect(await server.ended()).toBe(70);
    await asked;
    oneLine(server.err);
    expect(server.err).toMatch(/^store\.damaged: .*citations\.db/);
  }, 60_000);
});
