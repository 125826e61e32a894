import { QUESTIONS } from '#application/questions.js';
import { WRITE_ROUTES } from '../../src/http/write-routes.js';
import { HttpTrial } from './http-trial.js';

type Node = Record<string, unknown>;

/** Every object in the document, with where it stands. */
function* nodes(node: unknown, at = '#'): Generator<[at: string, node: Node]> {
  if (typeof node !== 'object' || node === null) return;
  yield [at, node as Node];
  for (const [name, inner] of Object.entries(node)) {
    yield* nodes(inner, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

function resolve(document: unknown, ref: string): unknown {
  return ref
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, step) => (node as Node | undefined)?.[step], document) as unknown;
}

describe('the OpenAPI document', () => {
  let trial: HttpTrial;
  // biome-ignore lint/suspicious/noExplicitAny: a document of every shape.
  let document: any;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
    document = (await trial.get('/openapi.json')).json;
  });
  afterAll(() => trial.end());

  const operations = (): [string, string, Node][] =>
    Object.entries(document.paths as Record<string, Record<string, Node>>).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [string, string, Node] => [
        path,
        method,
        operation,
      ]),
    );

  it('is of version 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Standpoint', version: expect.any(String) });
  });

  it('has every question, every write, the stream, the archive and citations, and nothing else', () => {
    const known = [
      ...[...QUESTIONS.values()].map(({ path }) => `get /v1${path}`),
      ...WRITE_ROUTES.map(({ path }) => `post /v1${path.text}`),
      'get /v1/stream',
      'get /v1/exports/{framework}.zip',
      'post /v1/cite',
      'post /v1/imports',
      'get /v1/cite/{id}',
      'get /v1/cite/{a}/diff/{b}',
    ];
    const told = operations().map(([path, method]) => `${method} ${path}`);
    expect(told.toSorted()).toEqual(known.toSorted());
  });

  it('points nowhere in vain', () => {
    const refs = [...nodes(document)].flatMap(([at, { $ref }]) =>
      typeof $ref === 'string' ? [[at, $ref] as const] : [],
    );
    expect(refs.length).toBeGreaterThan(100);
    for (const [at, ref] of refs) {
      expect([at, ref, resolve(document, ref)]).toEqual([at, ref, expect.any(Object)]);
    }
    expect([...nodes(document)].filter(([, node]) => '$schema' in node)).toEqual([]);
  });

  it('gives every operation a name of its own', () => {
    const names = operations().map(([, , { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('tells the parameters in a path, and no parameter twice', () => {
    for (const [path, , operation] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, required: true }));
      const parameters = operation['parameters'] as Node[];
      const told = parameters.filter((each) => each['in'] === 'path');
      expect(told).toHaveLength(inPath.length);
      expect(told).toEqual(
        expect.arrayContaining(inPath.map((each) => expect.objectContaining(each))),
      );
      const keys = parameters.map(({ name, in: place }) => `${place} ${name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('answers every error with a problem', () => {
    const errors = operations()
      .flatMap(([, , { responses }]) => Object.entries(responses as Record<string, Node>))
      .filter(([status]) => Number(status) >= 400);
    expect(errors.length).toBeGreaterThan(100);
    for (const [, { content }] of errors) {
      expect(Object.keys(content as Node)).toEqual(['application/problem+json']);
    }
  });

  it('tells the refusals of what is sent', () => {
    for (const [path, method, { responses }] of operations()) {
      if (method !== 'post') continue;
      const expected = path === '/v1/cite' ? ['404', '415', '503'] : ['401', '415', '503', '507'];
      expect([path, Object.keys(responses as Node)]).toEqual([
        path,
        expect.arrayContaining(['400', ...expected]),
      ]);
    }
  });

  it('tells the columns that an answer has', async () => {
    const { json } = await trial.get('/v1/frameworks/gids/positions');
    const { get } = document.paths['/v1/frameworks/{framework}/positions'];
    const { properties } = get.responses['200'].content['application/json'].schema;
    expect(Object.keys(properties.rows.items.properties)).toEqual(Object.keys(json.rows[0]));
    expect(Object.keys(json).toSorted()).toEqual(Object.keys(properties).toSorted());
  });

  it('leaves out of a body what the address says', () => {
    const body = (path: string) => {
      const { content } = document.paths[`/v1${path}`].post.requestBody;
      return content['application/json'];
    };
    const amendment = body('/records/{record}/amendments');
    expect(amendment.schema.required).toEqual(['changes', 'reason']);
    expect(amendment.schema.properties.record).toBeUndefined();
    expect(amendment.example.record).toBeUndefined();
    expect(body('/records').schema.oneOf).toHaveLength(6);
    for (const each of body('/records').schema.oneOf) {
      expect(each.required).toContain('party');
      expect(each.required).not.toContain('id');
    }
    const principle = body('/frameworks/{framework}/principles');
    expect(principle.schema.properties.ordinal).toBeDefined();
    expect(principle.example.ordinal).toBe(5168);
  });

  it('has examples that are accepted as far as their shape goes', async () => {
    const shapes = /^(field\.|body\.|text\.|date\.|identifier\.|bearing\.|source\.)/;
    const inJson = operations().filter(
      ([path, method]) => method === 'post' && path !== '/v1/imports',
    );
    for (const [path, , operation] of inJson) {
      const { content } = operation['requestBody'] as { content: Record<string, Node> };
      const { example } = content['application/json']!;
      const url = path
        .replace('{ordinal}', '4')
        .replace('{party}', 'GBR')
        .replaceAll(/\{\w+\}/g, 'gids');
      const { json, status } = await trial.post(url, example);
      expect([path, status < 500, shapes.test(json.code ?? '')]).toEqual([path, true, false]);
    }
  });

  it('names the questions by what they are', () => {
    const { get } = document.paths['/v1/frameworks/{framework}/timeline'];
    expect(get.operationId).toBe('timeline');
    const interval = get.parameters.find(({ name }: { name: string }) => name === 'interval');
    expect(interval).toMatchObject({
      in: 'query',
      required: false,
      schema: { default: 'month', enum: expect.arrayContaining(['day', 'year']) },
    });
  });

  it('is shown by a page that asks nobody else', async () => {
    const start = await trial.get('/docs/start.js');
    expect(start.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(start.text).toContain("url: '/openapi.json'");
    expect(start.text).toContain('validatorUrl: null');
    expect(start.text).not.toMatch(/https?:/);
    const script = await trial.get('/docs/assets/swagger-ui-bundle.js');
    expect(script).toMatchObject({ status: 200 });
    expect(script.headers['content-type']).toMatch(/javascript/);
  });
});
