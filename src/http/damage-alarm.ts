import { Injectable } from '@nestjs/common';

type Listener = (error: Error) => void;

/** Tells whoever runs the process that the store is damaged: no further request may be answered from it. */
@Injectable()
export class DamageAlarm {
  #listener: Listener | undefined;

  onDamage(listener: Listener): void {
    this.#listener = listener;
  }

  /** True when the error is damage, which is told on. Asked by name, for this edge does not see the store. */
  raisedBy(error: unknown): boolean {
    if (!(error instanceof Error) || error.name !== 'StoreDamaged') return false;
    this.#listener?.(error);
    return true;
  }
}
