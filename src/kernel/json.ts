/** Plain JSON as it travels and is stored: no Date, no undefined, no class instances. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
