declare module '*.css' {}

/** Where the build has put the prepared map. */
declare module '@standpoint/world.json?url' {
  const url: string;
  export default url;
}
