import './heap-flags.js';
import type { INestApplicationContext } from '@nestjs/common';
import { Keeper, type Progress } from '#application/keeper/keeper.js';
import { Publication } from '#application/publication.js';
import { publishedCorpus } from './published-corpus.js';

export interface Awakening {
  /** Whether an empty log, or one that is a beginning of it, follows the corpus that ships with the program. */
  readonly corpus: boolean;
  readonly progress?: Progress;
}

/** What every program does before its first answer: take up the corpus, then catch the projections up. */
export async function awaken(
  context: INestApplicationContext,
  { corpus, progress }: Awakening,
): Promise<{ taken: number; diverged: boolean }> {
  const publication = context.get(Publication, { strict: false });
  const followed = corpus
    ? await publication.follow(publishedCorpus())
    : { taken: 0, diverged: false };
  await context.get(Keeper, { strict: false }).start(progress);
  return followed;
}
