/** Control characters, which can rule a terminal, and those that turn the direction of a text. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** One line that a terminal shows as it is, whatever somebody recorded. */
export const plain = (text: string): string => text.replaceAll(UNSAFE, ' ');
