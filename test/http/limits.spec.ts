import { configurationFrom } from '../../src/configuration.js';
import { HttpTrial } from './http-trial.js';

describe('limits', () => {
  it('bound what a client can draw out', async () => {
    const trial = await HttpTrial.begin();
    const server = trial.app.getHttpServer();
    expect(server.requestTimeout).toBe(30_000);
    expect(server.headersTimeout).toBe(10_000);
    expect(server.keepAliveTimeout).toBe(10_000);
    const long = 'x'.repeat(1_001);
    const answer = await trial.post(`/v1/records/${long}/retraction`, { reason: 'typo' });
    expect(answer).toMatchObject({ status: 414, json: { code: 'address.too-long' } });
    await trial.end();
  });
});

describe('the configuration', () => {
  it('has defaults that keep to this machine', () => {
    expect(configurationFrom({})).toMatchObject({ port: 3000, host: '127.0.0.1' });
    expect(configurationFrom({}).data).toMatch(/[\\/]standpoint-data$/);
  });

  it.each(['', '-1', '3000a', '65536', '0x10', '1e3', ' 1'])('refuses the port %j', (PORT) => {
    expect(() => configurationFrom({ PORT })).toThrow(/PORT/);
  });

  it.each([
    ['https://standpoint.example.org', 'https://standpoint.example.org'],
    ['http://10.0.0.7:8080/', 'http://10.0.0.7:8080'],
  ])('takes the public address %s', (STANDPOINT_URL, origin) => {
    expect(configurationFrom({ STANDPOINT_URL }).origin).toBe(origin);
  });

  it.each(['', 'example.org', 'ftp://example.org', 'https://example.org/a', 'https://a.org?b=1'])(
    'refuses the public address %j',
    (STANDPOINT_URL) => {
      expect(() => configurationFrom({ STANDPOINT_URL })).toThrow(/STANDPOINT_URL/);
    },
  );

  it.each(['0', '65535'])('takes the port %s', (PORT) => {
    expect(configurationFrom({ PORT }).port).toBe(Number(PORT));
  });
});
