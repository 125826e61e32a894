import { styleText } from 'node:util';
import { permanentAddress } from '#application/permanent-address.js';
import type { Question, Reply } from '#application/question.js';
import type { Json, JsonObject } from '#kernel/json.js';
import type { Access } from './access.js';
import { cellNames } from './cell-names.js';
import { absenceLine, pieceLines } from './explain-piece.js';
import { plain } from './plain.js';

/** One position as prose: the answer, every piece of evidence for it, and where the same answer stands. */
export async function explainText(
  question: Question,
  reply: Reply,
  access: Access,
): Promise<string> {
  const position = reply.about?.['position'] as JsonObject;
  const participation = (reply.about?.['participation'] ?? []) as readonly JsonObject[];
  const { party, subject } = await cellNames(reply, access);
  const heading = `${party} on ${subject}, as of ${reply.query['asOf']}, as known at sequence ${reply.sequence}: ${standing(position)}`;
  const paragraphs = [
    [styleText('bold', plain(heading), { stream: process.stdout })],
    ...reply.rows.map((row, at) => pieceLines(row, at + 1)),
    [channels(position)],
    participation.length === 0
      ? []
      : ['Absences in force, shown and never weighed:', ...participation.map(absenceLine)],
    [`The same answer for ever: ${permanentAddress(question, reply)}`],
  ];
  const texts = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function standing({ class: held, score, since, n }: JsonObject): string {
  if (held === 'silent') return 'silent. Nothing that is recorded bears on it.';
  const pieces = n === 1 ? '1 piece' : `${n} pieces`;
  return `${held}, score ${number(score)}, since ${since ?? 'unknown'}, on ${pieces} of evidence.`;
}

function channels({ words, deeds, gap }: JsonObject): string {
  const parts = [`Words: ${number(words)}.`, `Deeds: ${number(deeds)}.`];
  return [...parts, `Gap between them: ${number(gap)}.`].join(' ');
}

const number = (value: Json | undefined): string =>
  typeof value === 'number' ? `${value}` : 'none';
