import {
  addLeaf,
  EMPTY_ROOT,
  leafHash,
  leafHashOfBytes,
  nodeHash,
  packRange,
  rootOf,
  unpackRange,
} from '#store/merkle.js';

/** Inputs and roots published with Certificate Transparency, for trees of 1 to 8 leaves. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 6962, section 2.1, word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

describe('the tree over the log', () => {
  it('has the published roots', () => {
    const range: Buffer[] = [];
    const roots = LEAVES.map((hex, size) => {
      addLeaf(range, size, leafHashOfBytes(Buffer.from(hex, 'hex')));
      return rootOf(range);
    });
    expect(roots).toEqual(ROOTS);
  });

  it('has the hash of nothing as the root of an empty tree', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(EMPTY_ROOT).toBe(rootOf([]));
  });

  it('equals the recursive definition at every size up to 70, packed and unpacked on the way', () => {
    const leaves: Buffer[] = [];
    let range: Buffer[] = [];
    for (let size = 0; size < 70; size += 1) {
      const leaf = leafHash(`leaf ${size}`);
      addLeaf(range, size, leaf);
      leaves.push(leaf);
      expect(rootOf(range)).toBe(naiveRoot(leaves).toString('hex'));
      range = unpackRange(packRange(range), size + 1) as Buffer[];
    }
  });

  it('hashes texts as their UTF-8', () => {
    expect(leafHash('ä€😀')).toEqual(leafHashOfBytes(Buffer.from('ä€😀')));
  });

  it('does not unpack a range that belongs to another size', () => {
    expect(unpackRange(Buffer.alloc(64), 3)).toHaveLength(2);
    expect(unpackRange(Buffer.alloc(64), 4)).toBeUndefined();
    expect(unpackRange(Buffer.alloc(63), 3)).toBeUndefined();
  });
});
