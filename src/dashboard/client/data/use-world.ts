import worldAddress from '@standpoint/world.json?url';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { World } from '../../world/world.js';
import { ask } from './ask.js';
import { askUntilAnswered } from './ask-until-answered.js';
import { Contact } from './contact.js';

/** On its way before anybody asks for it. */
let isLost = false;
let loading = load();

function load(): Promise<World> {
  const begun = ask<World>(worldAddress);
  // Whoever waits for it hears of it; without this the browser would also call it unheard.
  begun.catch(() => {
    isLost = true;
  });
  return begun;
}

/** What is on its way or has come; when that was lost, another. */
function world(): Promise<World> {
  if (isLost) {
    isLost = false;
    loading = load();
  }
  return loading;
}

/** The map; undefined while it is on its way. While it does not come it is asked for again, and the page says so. */
export function useWorld(): World | undefined {
  const [come, setCome] = useState<World>();
  const { reportAway } = useContext(Contact);
  useEffect(() => {
    let retract: (() => void) | undefined;
    const stop = askUntilAnswered({
      question: world,
      onBody: (body) => {
        retract?.();
        setCome(body);
      },
      onProblem: () => {
        retract ??= reportAway();
      },
      goesOn: () => true,
    });
    return () => {
      stop();
      retract?.();
    };
  }, []);
  return come;
}
