/** What may be told about a key. Its secret is shown once and kept nowhere. */
export interface KeyEntry {
  /** Stands in the log as the actor of everything written with it. */
  readonly name: string;
  readonly createdAt: string;
  /** Null while the key is good. A revoked name is never given again: the log must say who wrote. */
  readonly revokedAt: string | null;
}

/** The keys for writing. An abstract class, so that it is its own injection token. */
export abstract class KeyRing {
  /** Name of the key with this secret; undefined for an unknown or revoked one. */
  abstract find(secret: string): Promise<string | undefined>;

  /** Makes a key and returns its secret. Refuses a bad name (`key.bad-name`) and a taken one (`key.name-taken`). */
  abstract create(name: string): Promise<string>;

  /** Oldest first, revoked ones too; empty only before the first key was made. */
  abstract list(): Promise<readonly KeyEntry[]>;

  /** Refuses an unknown name (`key.unknown`); a key that is revoked already stays so. */
  abstract revoke(name: string): Promise<void>;
}
