/** Column types of projections, by the names that read best in a table. */
export const text = { type: 'text' } as const;
export const integer = { type: 'integer' } as const;
export const json = { type: 'json' } as const;
export const maybeText = { type: 'text', nullable: true } as const;
export const maybeInteger = { type: 'integer', nullable: true } as const;
