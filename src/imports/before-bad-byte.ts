/** As long as a character can be, in any encoding. */
export const CHARACTER_BYTES_MAX = 4;

/**
 * The text before the first byte of a piece that is not in the encoding. The bytes before the piece say where its first
 * character begins; the decoder that failed does not tell.
 */
export function beforeBadByte(piece: Uint8Array, before: Uint8Array, encoding: string): string {
  const decoder = inStep(before, encoding);
  let text = '';
  try {
    for (const byte of piece) text += decoder.decode(Uint8Array.of(byte), { stream: true });
  } catch {}
  return text;
}

/** A decoder that has read what stands before: from the first byte on at which a character begins. */
function inStep(before: Uint8Array, encoding: string): InstanceType<typeof TextDecoder> {
  for (let from = 0; from < before.length; from += 1) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      decoder.decode(before.subarray(from), { stream: true });
      return decoder;
    } catch {}
  }
  return new TextDecoder(encoding, { fatal: true });
}
