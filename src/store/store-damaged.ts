/** The bytes on disk cannot be trusted: nobody may go on from here, so the process ends (exit 70) instead of guessing. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
  readonly code: string;

  constructor(detail: string, code = 'store.damaged') {
    super(detail);
    this.code = code;
  }
}
