import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { PLACES, remoteWrite } from '../../src/cli/remote-writes.js';
import { WRITE_ROUTES } from '../../src/http/write-routes.js';

describe('places for writes', () => {
  it('are where the server takes them, each event type in one', async () => {
    const { events } = await loadCatalogue();
    expect(Object.keys(PLACES).toSorted()).toEqual([...events.keys()].toSorted());
    for (const { path, type, wrap } of WRITE_ROUTES) {
      if (type === undefined) continue;
      expect({ type, ...PLACES[type] }).toEqual({
        type,
        path: path.text,
        ...(wrap !== undefined && { wrap }),
      });
    }
  });

  it('fill the address from the fields, and send what a wrapped one holds', () => {
    const principle = { ordinal: 3, label: 'A label' };
    const data = { framework: 'gids', principle };
    expect(remoteWrite({ type: 'PrincipleAdded', data })).toEqual({
      path: '/frameworks/gids/principles',
      body: principle,
    });
  });

  it('refuse a record that says it is of another kind', () => {
    const data = { kind: 'statement' };
    expect(() => remoteWrite({ type: 'VoteRecorded', data })).toThrow('must be vote');
  });
});
