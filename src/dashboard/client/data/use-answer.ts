import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { Away, ask } from './ask.js';
import { askUntilAnswered } from './ask-until-answered.js';
import { Contact } from './contact.js';

export interface Answered<Body> {
  /** The newest answer; while another of the same scope is on its way, still the one before. */
  readonly body: Body | undefined;
  /** Why there is none. */
  readonly problem: Error | undefined;
  readonly isPending: boolean;
}

const KEPT_MAX = 60;
/** Answers of this visit by address and head of the log, so that going back shows them at once. */
const kept = new Map<string, unknown>();

/**
 * What stands at an address of ours, asked again whenever the log has moved, and every few seconds while nobody answers;
 * undefined asks nothing. Give a scope where
 * the answer before must not be shown while the next one is on its way, as for another country.
 */
export function useAnswer<Body>(address: string | undefined, scope = ''): Answered<Body> {
  const { turn, reportAway } = useContext(Contact);
  const key = address === undefined ? undefined : `${turn} ${address}`;
  const [failed, setFailed] = useState<{ key: string; problem: Error }>();
  const [, arrived] = useState('');
  const shown = useRef<{ scope: string; body: Body | undefined }>({ scope, body: undefined });
  useEffect(() => {
    if (key === undefined || address === undefined || kept.has(key)) return;
    let retract: (() => void) | undefined;
    const stop = askUntilAnswered<Body>({
      // Kept also when nobody waits for it any more.
      question: () =>
        ask<Body>(address).then((body) => {
          keep(key, body);
          return body;
        }),
      onBody: () => {
        retract?.();
        setFailed(undefined);
        arrived(key);
      },
      onProblem: (problem) => {
        retract?.();
        retract = problem instanceof Away ? reportAway() : undefined;
        setFailed({ key, problem });
      },
    });
    return () => {
      stop();
      retract?.();
    };
  }, [key]);
  if (key === undefined) return NOTHING;
  if (shown.current.scope !== scope) shown.current = { scope, body: undefined };
  if (kept.has(key)) shown.current.body = kept.get(key) as Body;
  const problem = failed?.key === key ? failed.problem : undefined;
  return { body: shown.current.body, problem, isPending: !problem && !kept.has(key) };
}

const NOTHING = { body: undefined, problem: undefined, isPending: false };

function keep(key: string, body: unknown): void {
  if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value!);
  kept.set(key, body);
}
