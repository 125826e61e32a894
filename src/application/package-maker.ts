import type { Chunk } from './table-format.js';

/** What a package is about. Without a day the positions are those of the day on which its last event was recorded. */
export interface PackageAsked {
  readonly framework: string;
  readonly knownAt?: string | undefined;
  readonly asOf?: string | undefined;
  /** A sequence to wait for, bounded. */
  readonly minSequence?: string | undefined;
}

export interface Package {
  readonly fileName: string;
  readonly sequence: number;
  /** Whether the asker fixed the sequence, so that the bytes never change. */
  readonly permanent: boolean;
  readonly chunks: AsyncIterable<Chunk>;
}

/** Makes an archive of a framework with everything that a reader needs; the same bytes for the same sequence, everywhere. */
export abstract class PackageMaker {
  /** Refuses before the first piece what is wrong with the question. */
  abstract make(asked: PackageAsked): Promise<Package>;
}
