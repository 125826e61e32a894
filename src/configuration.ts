import { resolve } from 'node:path';
import { type Problem, problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';

export interface Configuration {
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly data: string;
  /** Where readers reach the server, as in https://standpoint.example.org. */
  readonly origin: string | undefined;
  /** Whether an empty folder takes up the corpus that ships. */
  readonly corpus: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HOST = /^[A-Za-z0-9._:-]{1,253}$/;

/** What the environment asks for; everything that is wrong with it is refused at once (`config.invalid`). */
export function configurationFrom(environment: Environment): Configuration {
  const port = environment['PORT'] ?? '3000';
  const host = environment['HOST'] ?? '127.0.0.1';
  const data = environment['STANDPOINT_DATA'] ?? 'standpoint-data';
  const url = environment['STANDPOINT_URL'];
  const corpus = environment['STANDPOINT_CORPUS'] ?? 'gids';
  const [first, ...rest] = [
    ...portProblems(port),
    ...hostProblems(host),
    ...dataProblems(data),
    ...urlProblems(url),
    ...corpusProblems(corpus),
  ];
  if (first) throw new Refusal('invalid', [first, ...rest]);
  return {
    port: Number(port),
    host,
    data: resolve(data),
    origin: url === undefined ? undefined : new URL(url).origin,
    corpus: corpus === 'gids',
  };
}

/** The data folder and what an empty one begins with, for programs that do not listen. */
export const dataConfigurationFrom = (
  environment: Environment,
): Pick<Configuration, 'data' | 'corpus'> =>
  configurationFrom({
    ...environment,
    ...{ PORT: undefined, HOST: undefined, STANDPOINT_URL: undefined },
  });

function portProblems(port: string): Problem[] {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return [];
  return [invalid('PORT', `PORT is "${port.slice(0, 60)}". Give a number from 0 to 65535.`)];
}

function hostProblems(host: string): Problem[] {
  if (HOST.test(host)) return [];
  return [
    invalid('HOST', `HOST is "${host.slice(0, 60)}". Give a name or an address, as in 127.0.0.1.`),
  ];
}

function dataProblems(data: string): Problem[] {
  if (data.trim() !== '' && !data.includes('\0')) return [];
  return [
    invalid('STANDPOINT_DATA', 'STANDPOINT_DATA is empty. Name a folder, or leave it unset.'),
  ];
}

function urlProblems(url: string | undefined): Problem[] {
  if (url === undefined || isOrigin(url)) return [];
  return [
    invalid(
      'STANDPOINT_URL',
      `STANDPOINT_URL is "${url.slice(0, 60)}". Give the address at which readers reach the server, without a path, as in https://standpoint.example.org.`,
    ),
  ];
}

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, href, origin } = new URL(url);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

function corpusProblems(corpus: string): Problem[] {
  if (corpus === 'gids' || corpus === 'none') return [];
  return [
    invalid(
      'STANDPOINT_CORPUS',
      `STANDPOINT_CORPUS is "${corpus.slice(0, 60)}". Write none for an empty log, or leave it unset.`,
    ),
  ];
}

const invalid = (name: string, detail: string): Problem => problem('config.invalid', name, detail);
