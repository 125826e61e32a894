import worldAddress from '@standpoint/world.json?url';
import { useEffect, useState } from 'preact/hooks';
import type { World } from '../../world/world.js';
import { ask } from './ask.js';

/** On its way before anybody asks for it. */
const loading: Promise<World> = ask<World>(worldAddress);
// Whoever waits for it hears of it; without this line the browser would also call it unheard.
loading.catch(() => {});

/** The map; undefined while it is on its way. */
export function useWorld(): World | undefined {
  const [world, setWorld] = useState<World>();
  useEffect(() => {
    loading.then(setWorld, () => {});
  }, []);
  return world;
}
