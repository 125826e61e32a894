/** The package ships no types; this is the part we use. */
declare module 'edtf' {
  interface Value {
    /** Milliseconds since 1970-01-01 UTC. */
    readonly min: number;
    readonly max: number;
  }
  export default function parse(text: string, options?: { level?: 0 | 1 | 2 }): Value;
}
