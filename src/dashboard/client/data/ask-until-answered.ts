import { type Away, isPassing } from './ask.js';

interface Asker<Body> {
  readonly question: () => Promise<Body>;
  readonly onBody: (body: Body) => void;
  readonly onProblem: (problem: Error) => void;
  /** Whether to ask again after this; by default after what passes. */
  readonly goesOn?: (problem: Error) => boolean;
}

const FIRST_MS = 2_000;
const SLOWER = 1.5;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
const SAID_MAX_MS = 60_000;

/** Asks, and asks again every few seconds while that may help. Answers how to stop. */
export function askUntilAnswered<Body>(asker: Asker<Body>): () => void {
  const { question, onBody, onProblem, goesOn = isPassing } = asker;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const attempt = (failures: number): void => {
    const onFailure = (problem: Error) => {
      if (!isWanted) return;
      onProblem(problem);
      if (goesOn(problem)) {
        timer = setTimeout(() => attempt(failures + 1), waitAfter(problem, failures));
      }
    };
    question().then((body) => isWanted && onBody(body), onFailure);
  };
  attempt(0);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}

/** As long as the server said, but neither at once nor for long; otherwise slower each time. */
function waitAfter(problem: Error, failures: number): number {
  const { retryAfterMs: said } = problem as Partial<Away>;
  const wait = said ?? Math.min(FIRST_MS * SLOWER ** failures, LONGEST_MS);
  return Math.min(Math.max(wait, SHORTEST_MS), SAID_MAX_MS);
}
