import { useCallback, useRef, useState } from 'preact/hooks';
import type { Json, JsonObject } from '#kernel/json.js';
import { withValue } from '../../entry/draft.js';
import type { EntryForm, Given } from '../../entry/forms.js';
import { NOTHING_WRONG, type Placed, placed, pointersOf } from '../../entry/problems.js';
import { Away, Refused } from '../data/ask.js';
import { giveUpKey } from './key.js';
import {
  type Accepted,
  type Entry,
  newIdempotencyKey,
  type Rehearsal,
  rehearse,
  submit,
} from './send.js';

/** How far it has come. What is typed takes it back to `editing`. */
export type Stage =
  | { readonly at: 'editing' | 'checking' | 'sending' }
  | { readonly at: 'refused'; readonly problems: Placed; readonly refusal: Refused | undefined }
  | { readonly at: 'checked'; readonly rehearsal: Rehearsal }
  | { readonly at: 'sent'; readonly accepted: Accepted };

/** What a form is opened on. */
export interface Opened extends Given {
  readonly id: string;
  readonly version: number | undefined;
}

export interface EntryInHand {
  readonly draft: JsonObject;
  readonly stage: Stage;
  readonly problems: Placed;
  readonly insist: boolean;
  readonly set: (pointer: string, value: Json) => void;
  readonly setInsist: (insist: boolean) => void;
  /** What would come of it. */
  readonly check: (key: string) => Promise<void>;
  /** Only what has been checked as it stands. */
  readonly send: (key: string) => Promise<void>;
}

const EDITING: Stage = { at: 'editing' };

/** What was sent before has been stored, though nobody heard so. */
const KEY_REUSED = 'idempotency-key.reused';

/** One form on its way from the first word to the log. */
export function useEntry(form: EntryForm, opened: Opened): EntryInHand {
  const [draft, setDraft] = useState(() => form.fresh(opened));
  const [stage, setStage] = useState<Stage>(EDITING);
  const [insist, setInsisting] = useState(false);
  const [once, setOnce] = useState(newIdempotencyKey);
  /** Counts what was typed: an answer about an earlier draft says nothing of this one. */
  const typed = useRef(0);
  const set = useCallback((pointer: string, value: Json) => {
    typed.current += 1;
    setDraft((before) => withValue(before, pointer, value));
    setStage((before) => (before.at === 'refused' ? before : EDITING));
  }, []);
  const setInsist = useCallback((isSo: boolean) => {
    typed.current += 1;
    setInsisting(isSo);
    setStage((before) => (before.at === 'refused' ? before : EDITING));
  }, []);
  const entry = (): Entry => ({
    path: form.path(opened.id),
    body: form.body(draft, opened),
    insist,
    version: opened.version,
    once,
  });
  const heed = ({ status, code, message }: Refused) => {
    if (status === 401) giveUpKey(message);
    if (code === KEY_REUSED) setOnce(newIdempotencyKey());
  };
  const attempt = async (at: 'checking' | 'sending', work: () => Promise<Stage>) => {
    const asked = typed.current;
    const show = (next: Stage) => {
      if (at === 'sending' || typed.current === asked) setStage(next);
    };
    setStage({ at });
    try {
      show(await work());
    } catch (error) {
      if (error instanceof Refused) heed(error);
      show(refusedBy(error, pointersOf(form.parts, draft)));
    }
  };
  const check = (key: string) =>
    attempt('checking', async () => ({ at: 'checked', rehearsal: await rehearse(entry(), key) }));
  const send = (key: string) =>
    attempt('sending', async () => ({ at: 'sent', accepted: await submit(entry(), key) }));
  const problems = stage.at === 'refused' ? stage.problems : NOTHING_WRONG;
  return { draft, stage, problems, insist, set, setInsist, check, send };
}

function refusedBy(error: unknown, pointers: readonly string[]): Stage {
  if (error instanceof Refused) {
    const { code = 'server.unexpected', message, told } = error;
    const problems = told.errors ?? [{ code, pointer: '', detail: message }];
    return { at: 'refused', problems: placed(problems, pointers), refusal: error };
  }
  const detail =
    error instanceof Away
      ? 'The server does not answer. Send it again when it does: under its key it is stored once.'
      : String(error);
  const rest = [{ code: 'server.unreachable', pointer: '', detail }];
  return { at: 'refused', problems: { at: new Map(), rest }, refusal: undefined };
}
